using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests;

/// <summary>An open round of a made-up town: two debriefers on site, one in writing, and its officers.</summary>
internal sealed class OpenRound
{
    private static readonly Actor SetUp = Actor.System(SystemVerbs.SetUp);

    public Unit Unit { get; } = Unit.Create(SetUp, null, "1", "Example town", "town", Town.Founded);
    public Desk Organiser { get; }
    public Desk Chair { get; }
    public Desk Vetter { get; }
    public Desk Speaker { get; }
    public Desk Second { get; }
    public Desk Writer { get; }
    public Round Round { get; }

    public DateOnly ReportDue => Round.ReportDueOn;

    public Debriefer Of(Desk desk) => Round.Debriefers.Single(d => d.PostId == desk.Id);

    public OpenRound(bool open = true)
    {
        var posts = new Dictionary<PostId, Post>();
        Desk At(string code, bool collective = false)
        {
            var post = Post.Create(SetUp, Unit, code, code, "secretary", collective, Town.Founded);
            posts.Add(post.Id, post);
            return new(post.Id, Unit.Id, Unit.Path, new(Ids.Random()));
        }
        (Organiser, Chair, Vetter, Speaker, Second, Writer) =
            (At("organiser"), At("chair"), At("vetter"), At("speaker"), At("second"), At("writer"));
        Desk[] tellers = [At("teller-1"), At("teller-2")];
        var body = At("committee", true);
        var by = Organiser.Actor(Right.Organise);
        Round = Round.Draft(by, Organiser.Id, Unit,
            new("Debriefs of 2025", "2025", new(2025, 1, 1), new(2025, 12, 31), Town.Today.AddDays(10)),
                StricterPolicy.Party, null, Town.Calendar, Town.Now);
        foreach (var desk in new[] { Speaker, Second }) Round.AddDebriefer(by, posts[desk.Id], DebriefMode.OnSite, Town.Now);
        Round.AddDebriefer(by, posts[Writer.Id], DebriefMode.Written, Town.Now);
        foreach (var group in Round.Groups) Round.SizeGroup(by, group.Id, 9, false, []);
        Desk[] all = [Organiser, Chair, Vetter, Speaker, Second, Writer, .. tellers, body];
        var persons = all.ToDictionary(d => d.Id, IReadOnlySet<PersonId> (d) => new HashSet<PersonId>([d.Person]));
        Round.Appoint(by, OfficerRole.Chair, posts[Chair.Id], persons, Town.Now);
        Round.Appoint(by, OfficerRole.Vetter, posts[Vetter.Id], persons, Town.Now);
        Round.Appoint(by, OfficerRole.DecidingBody, posts[body.Id], persons, Town.Now);
        foreach (var teller in tellers) Round.Appoint(by, OfficerRole.Teller, posts[teller.Id], persons, Town.Now);
        if (open) Round.Open(by, persons, Town.Today, Town.Now);
    }
}
