using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.Duties;
using Answerable.Domain.Recordings;
using Answerable.Server.Desk;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Desk;

/// <summary>A workbook goes out with what is open and comes back filled in; a changed one is seen.</summary>
public sealed class BookTests : IAsyncLifetime
{
    private static readonly Words English = new(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);

    private readonly House house = new();
    private Actor rita = null!;

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await Arrangement.Make(house, Stage.InSession);
        rita = await house.Actor(Desks.Rita);
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task What_is_filled_in_is_recorded_from_the_paper_it_names_once()
    {
        var sent = await Made();
        Assert.Contains(sent, r => r.Handed!.Key.Kind == DutyKinds.Acknowledge.Code);
        var filled = Filled(sent, DutyKinds.Acknowledge.Code);
        var before = await Lines();
        var outcome = Assert.Single(await Preview(filled));
        Assert.Empty(outcome.Problems);
        Assert.Equal((before, 1), (await Lines(), await Desks.Papers(house)));
        Assert.Equal(1, await Take(filled));
        var paper = await house.Read(db => db.Set<Recording>().SingleAsync(r => r.Reference == "No. 12"));
        Assert.Equal("charge.acknowledged", await house.Read(db => db.Set<Line>().Where(l => l.RecordingId == paper.Id).Select(l => l.Act)
            .SingleAsync()));
        Assert.NotNull(paper.FinishedAt);
        var again = await Assert.ThrowsAsync<Refused>(() => Take(filled));
        Assert.Equal([BookRefusals.Taken], again.Refusals);
    }

    [Fact]
    public async Task What_was_handed_out_comes_back_as_it_was()
    {
        var sent = await Made();
        var filled = Filled(sent, DutyKinds.Acknowledge.Code);
        ReturnedRow First(Func<HandedRow, HandedRow> change) => filled[0] with { Handed = change(filled[0].Handed!) };
        await Refuses(BookRefusals.RowChanged, [First(h => h with { Matter = "Something else" }), .. filled[1..]]);
        await Refuses(BookRefusals.RowChanged, [First(h => h with { Key = h.Key with { Version = 99 } }), .. filled[1..]]);
        await RefusesAll(BookRefusals.RowsChanged, [.. filled.Take(filled.Count - 1)]);
        // Somebody who knows how marks are made makes one anew: the hash of all is stored and says so.
        var id = BookFile.IdOf(filled)!.Value;
        var forged = filled[0].Handed! with { Matter = "Something else" };
        await RefusesAll(BookRefusals.RowsChanged, [filled[0] with { Handed = forged, Mark = forged.Mark(id) }, .. filled[1..]]);
        await RefusesAll(BookRefusals.NotOurs, [.. filled.Select(r => r with { Book = $"{Guid.CreateVersion7():N}-0" })]);
        await RefusesAll(BookRefusals.NothingFilled, sent);
    }

    [Fact]
    public async Task All_of_it_is_taken_or_none_and_what_was_done_meanwhile_is_said_beside_its_row()
    {
        var filled = Filled(await Made(), DutyKinds.Acknowledge.Code);
        var charge = new DutyChargeId(filled.First(r => !r.Filled.IsEmpty).Handed!.Key.Object);
        var nobody = filled.Select(r => r.Filled.IsEmpty ? r : r with { Filled = r.Filled with { SignedBy = "Nobody Known" } }).ToList();
        Assert.Equal("desk.book-nobody", Assert.Single(Assert.Single(await Preview(nobody)).Problems).Code);
        await house.Do<Answerable.Server.Duties.AcknowledgeDuties>("anna", (a, by) => a.Run(by, charge));
        Assert.NotEmpty(Assert.Single(await Preview(filled)).Problems);
        var papers = await Desks.Papers(house);
        await Assert.ThrowsAsync<Refused>(() => Take(filled));
        Assert.Equal(papers, await Desks.Papers(house));
    }

    [Fact]
    public async Task A_clerk_over_another_county_neither_makes_nor_takes_it()
    {
        var filled = Filled(await Made(), DutyKinds.Acknowledge.Code);
        await Desks.Clerk(house, "YB", "rolf");
        rita = await house.Actor("rolf");
        Assert.True((await Assert.ThrowsAsync<Refused>(() => Take(filled))).Refusals[0].IsDenial);
        Assert.True((await Assert.ThrowsAsync<Refused>(Made)).Refusals[0].IsDenial);
    }

    private async Task<IReadOnlyList<ReturnedRow>> Made() =>
        BookFile.Read((await house.Scope(s => s.GetRequiredService<MakeBook>().Run(rita, "YA", false, English))).Content);

    /// <summary>With the first row of a kind of Anna's post filled in.</summary>
    private static List<ReturnedRow> Filled(IReadOnlyList<ReturnedRow> sent, string kind)
    {
        var one = sent.First(r => r.Handed!.Key.Kind == kind && r.PostCode == "YA-head");
        var cells = new FilledCells("Read and agreed", "", "", "", "", "Anna Alder", "2026-01-05", "No. 12");
        return [.. sent.Select(r => r == one ? r with { Filled = cells } : r)];
    }

    private Task<IReadOnlyList<BookOutcome>> Preview(IReadOnlyList<ReturnedRow> file) =>
        house.Scope(s => s.GetRequiredService<TakeBook>().Preview(rita, file, English));

    private Task<int> Take(IReadOnlyList<ReturnedRow> file) =>
        house.Scope(s => s.GetRequiredService<TakeBook>().Run(rita, file, English));

    private async Task Refuses(Refusal why, IReadOnlyList<ReturnedRow> file)
    {
        Assert.Contains(await Preview(file), o => o.Problems.Contains(why));
        await Assert.ThrowsAsync<Refused>(() => Take(file));
    }

    private async Task RefusesAll(Refusal why, IReadOnlyList<ReturnedRow> file) =>
        Assert.Equal([why], (await Assert.ThrowsAsync<Refused>(() => Take(file))).Refusals);

    private Task<int> Lines() => house.Read(db => db.Set<Line>().CountAsync());
}
