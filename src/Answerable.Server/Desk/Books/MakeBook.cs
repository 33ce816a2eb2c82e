using System.IO.Compression;
using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>Hands out a workbook for each unit that has something open.</summary>
internal sealed class MakeBook(Db db, OpenRows open, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Most units for which one packed file is made.</summary>
    public const int MostUnits = 100;

    /// <param name="below">Also for the units beneath, as one packed file.</param>
    /// <returns>The file's name and content.</returns>
    public async Task<(string Name, byte[] Content)> Run(Actor by, string unitCode, bool below, Words words)
    {
        var code = unitCode.Trim();
        var found = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Code == code && u.ClosedAt == null);
        Require.None(Recording.AgainstRecording(by));
        if (found is null) throw new Refused(BookRefusals.NoSuchUnit);
        Require.None(UnitBook.AgainstHandling(by, found.Path));
        var (now, files) = (clock.ReadNow(), new List<(string Name, byte[] Content)>());
        var units = below ? await db.Set<Unit>().AsNoTracking().Within(u => u.Path, [found.Path]).Where(u => u.ClosedAt == null)
            .OrderBy(u => u.Path).Take(MostUnits + 1).ToListAsync() : [found];
        Require.That(units.Count <= MostUnits, BookRefusals.TooManyUnits(MostUnits));
        foreach (var unit in units)
            if (await open.Of(unit.Id, words, now) is { Count: > 0 } rows) files.Add(await Make(by, unit, rows, words, now));
        Require.That(files.Count > 0, BookRefusals.NothingOpen);
        await db.SaveChangesAsync();
        return below ? ($"{BookFile.Name(code, await zone.On(now))[..^5]}.zip", Packed(files)) : files[0];
    }

    private async Task<(string, byte[])> Make(Actor by, Unit unit, IReadOnlyList<HandedRow> rows, Words words, DateTimeOffset now)
    {
        var id = UnitBook.NewId(now);
        var book = UnitBook.Make(by, id, new(unit.Id, unit.Path), rows.Count, BookMarks.OfAll(rows.Select(r => r.Mark(id))), now);
        db.Add(book);
        return (BookFile.Name(unit.Code, await zone.On(now)), await BookFile.Write(book, unit.Code, rows, words));
    }

    private static byte[] Packed(List<(string Name, byte[] Content)> files)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return to.ToArray();
    }
}
