using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Obligations;

public sealed class SpanTests(House house) : IClassFixture<House>
{
    private const string Kind = ObligationKinds.DischargeDuty;
    private static readonly DateOnly Today = Owing.Today;

    [Fact]
    public async Task After_a_return_it_can_be_told_on_which_days_it_stood_discharged()
    {
        var about = await house.Owes("YA1-head", 1);
        var opened = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Changes((owed, now) => owed.Discharge(Kind, about, now));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Changes((owed, now) => owed.Reopen(Kind, about, Today, 7, now));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Changes((owed, now) => owed.Waive(Kind, about, now));
        (ObligationState, DateOnly, DateTimeOffset, DateTimeOffset?)[] expected =
        [
            (ObligationState.Open, Today.AddDays(1), opened, opened.AddHours(1)),
            (ObligationState.Discharged, Today.AddDays(1), opened.AddHours(1), opened.AddHours(2)),
            (ObligationState.Open, Today.AddDays(7), opened.AddHours(2), opened.AddHours(3)),
            (ObligationState.Waived, Today.AddDays(7), opened.AddHours(3), null),
        ];
        var spans = (await house.Read(db => db.Set<Obligation>().AsNoTracking().Include(o => o.Spans).SingleAsync(o => o.ObjectId == about.Id))).Spans;
        Assert.Equal(expected, spans.OrderBy(s => s.From).Select(s => (s.State, s.DueOn, s.From, s.Until)));
        Assert.All(spans, s => Assert.Null(s.AnswerBy));
    }

    [Fact]
    public async Task What_a_post_owes_about_an_object_is_open_once()
    {
        var about = await house.Owes("YA1-head", 1);
        var refused = await Assert.ThrowsAsync<Refused>(() => Opens(about, "YA1-head"));
        Assert.Equal(ObligationRefusals.AlreadyOpen.Code, Assert.Single(refused.Refusals).Code);
        await Opens(about, "YA-head");
        Assert.Equal(2, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.ObjectId == about.Id && o.State == ObligationState.Open)));
    }

    [Fact]
    public async Task One_save_may_waive_what_was_open_and_open_it_anew()
    {
        var about = await house.Owes("YA1-head", 1);
        await Opens(about, "YA1-head", (owed, now) => owed.Waive(Kind, about, now));
        await Opens(about, "YA1-head", (owed, now) => owed.Discharge(Kind, about, now));
        var states = await house.Read(db => db.Set<Obligation>().Where(o => o.ObjectId == about.Id).OrderBy(o => o.Id).Select(o => o.State).ToListAsync());
        Assert.Equal([ObligationState.Waived, ObligationState.Discharged, ObligationState.Open], states);
    }

    private Task Opens(ObjectRef about, string post, Func<Owed, DateTimeOffset, Task>? before = null) => house.Scope(async s =>
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var (owed, now) = (s.GetRequiredService<Owed>(), s.GetRequiredService<TimeProvider>().ReadNow());
        if (before is not null) await before(owed, now);
        await owed.Open(Kind, await house.PostId(post), await house.UnitId("Y"), Today, "A thing", about, now);
        await s.GetRequiredService<Db>().SaveChangesAsync();
    });
}
