using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Obligations;

public sealed class SpanTests(House house) : IClassFixture<House>
{
    private static readonly ObligationKind Kind = DutyKinds.Discharge;
    private static readonly DateOnly Today = Owing.Today;

    [Fact]
    public async Task After_a_return_it_can_be_told_on_which_days_it_stood_discharged()
    {
        var about = await house.Owes("YA1-head", 1);
        var opened = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Follows(about, a => a.Met(Kind));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var (owner, city) = (await house.PostId("YA1-head"), await house.UnitId("Y"));
        await house.Follows(about, a => a.Owes(Kind, owner, city, Today.AddDays(7), again: true));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Follows(about, a => a.Void(Kind));
        (ObligationState, DateOnly, DateTimeOffset, DateTimeOffset?)[] expected =
        [
            (ObligationState.Open, Today.AddDays(1), opened, opened.AddHours(1)),
            (ObligationState.Discharged, Today.AddDays(1), opened.AddHours(1), opened.AddHours(2)),
            (ObligationState.Open, Today.AddDays(7), opened.AddHours(2), opened.AddHours(3)),
            (ObligationState.Waived, Today.AddDays(7), opened.AddHours(3), null),
        ];
        var spans =
            (await house.Read(
                db => db.Set<Obligation>().AsNoTracking().Include(o => o.Spans).SingleAsync(o => o.ObjectId == about.Id))).Spans;
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
        Assert.Equal(2,
            await house.Read(db => db.Set<Obligation>().CountAsync(o => o.ObjectId == about.Id && o.State == ObligationState.Open)));
    }

    [Fact]
    public async Task What_was_waived_or_done_is_opened_anew_beside_it()
    {
        var about = await house.Owes("YA1-head", 1);
        var (owner, city) = (await house.PostId("YA1-head"), await house.UnitId("Y"));
        foreach (var end in new Func<Awaits, Awaits>[] { a => a.Void(Kind), a => a.Met(Kind) })
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await house.Follows(about, end);
            await house.Follows(about, a => a.Owes(Kind, owner, city, Today));
        }
        var states =
            await house.Read(
                db => db.Set<Obligation>().Where(o => o.ObjectId == about.Id).OrderBy(o => o.Id).Select(o => o.State).ToListAsync());
        Assert.Equal([ObligationState.Waived, ObligationState.Discharged, ObligationState.Open], states);
    }

    [Fact]
    public async Task Two_posts_that_owe_the_same_are_matched_by_owner_before_anything_is_moved()
    {
        var (first, second, third) = (await house.PostId("YE-teller"), await house.PostId("YO-teller"), await house.PostId("YE-head"));
        var (city, about) = (await house.UnitId("Y"), new ObjectRef("group", Ids.Random()));
        await house.Follows(about, a => a.Owes(Kind, first, city, Today).Owes(Kind, second, city, Today));
        await house.Follows(about, a => a.Met(Kind, first).Owes(Kind, second, city, Today));
        await house.Follows(about, a => a.Met(Kind, first).Owes(Kind, third, city, Today));
        var owed =
            await house.Read(
                db => db.Set<Obligation>().Where(o => o.ObjectId == about.Id).Select(o => new { o.OwnerId, o.State }).ToListAsync());
        Assert.Equal([(first, ObligationState.Discharged), (third, ObligationState.Open)],
            owed.Select(o => (o.OwnerId, o.State)).OrderBy(o => o.State == ObligationState.Open));
    }

    // As a writer would who knew nothing of what another has just opened.
    private Task Opens(ObjectRef about, string code) => house.Scope(async s =>
    {
        var (db, post) = (s.GetRequiredService<Db>(), await house.Read(db => db.Set<Post>().SingleAsync(p => p.Code == code)));
        db.Add(Obligation.Open(Kind, post, post.UnitId, Today, "A thing", about, s.GetRequiredService<TimeProvider>().ReadNow()));
        await db.SaveChangesAsync();
    });
}
