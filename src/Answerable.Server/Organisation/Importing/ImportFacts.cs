using System.Text.Json;
using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A file of a finished import and what became of its rows.</summary>
internal sealed record ImportedFile(string File, RowCounts Counts);

/// <summary>What an import brought, as its line tells.</summary>
internal sealed record ImportFact(ImportedFile? Units, ImportedFile? Posts)
{
    /// <summary><c>units.csv: 2248 added, 0 unchanged; posts.csv: …</c></summary>
    public string Words(Words words) => string.Join(words["Organisation.semicolon"],
        new[] { Units, Posts }.OfType<ImportedFile>()
            .Select(f => words["Organisation.file-counts", ("file", f.File), ("counts", RosterWords.Summary(words, f.Counts))]));
}

/// <summary>Reads what the lines of imports say; nothing for one whose body was erased.</summary>
internal sealed class ImportFacts(Db db)
{
    /// <summary>Kind of the object that an import's line is on.</summary>
    public const string Noun = "import";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public Task<bool> Has(Guid import) => db.Set<Line>().AnyAsync(l => l.ObjectKind == Noun && l.ObjectId == import);

    public async Task<Dictionary<Guid, ImportFact>> ByImport(IReadOnlyList<Guid> imports)
    {
        var bodies = await db.Set<Line>().Where(l => l.ObjectKind == Noun && imports.Contains(l.ObjectId))
            .Join(db.Set<LineBody>(), l => l.Id, b => b.LineId, (l, b) => new { l.ObjectId, b.Json }).ToListAsync();
        return bodies.ToDictionary(b => b.ObjectId, b => JsonSerializer.Deserialize<ImportFact>(b.Json, Json)!);
    }
}
