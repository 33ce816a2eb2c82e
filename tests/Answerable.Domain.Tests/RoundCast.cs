using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests;

/// <summary>A made-up city with its committee and two counties, and a round that each test takes as far as it needs.</summary>
internal sealed class RoundCast
{
    public static readonly DateTimeOffset Now = new(2031, 1, 5, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2031, 1, 5), MeetingOn = new(2031, 1, 20);

    public static readonly Calendar Calendar = new(TimeZoneInfo.Utc);

    private static readonly Actor System = Actor.System(SystemVerbs.Demo);
    private readonly Dictionary<PostId, IReadOnlySet<PersonId>> persons = [];

    public RoundCast(RoundPolicy? policy = null)
    {
        City = Unit.Create(System, null, "C", "Lantern City", "city", Now);
        North = Unit.Create(System, City, "N", "North County", "county", Now);
        Organiser = Make(City, "organiser");
        Chair = Make(City, "chair");
        TellerOne = Make(City, "teller1");
        TellerTwo = Make(City, "teller2");
        Enterer = Make(City, "enterer");
        Confirmer = Make(City, "confirmer");
        Committee = Make(City, "committee", collective: true);
        persons[Committee.Id] = persons[Chair.Id];
        Northern = Make(North, "north");
        Southern = Make(City, "south");
        Round = Round.Draft(Organising, Organiser.Id, City, Draft, RoundPolicies.ConfirmAll(policy ?? StricterPolicy.Party), null, Calendar,
            Now);
    }

    public static RoundDraft Draft => new("Round of 2030", "2030", new(2030, 1, 1), new(2030, 12, 31), MeetingOn);

    public Unit City { get; }
    public Unit North { get; }
    public Post Organiser { get; }
    public Post Chair { get; }
    public Post TellerOne { get; }
    public Post TellerTwo { get; }
    public Post Enterer { get; }
    public Post Confirmer { get; }
    public Post Committee { get; }
    public Post Northern { get; }
    public Post Southern { get; }
    public Round Round { get; }

    public Actor Organising => As(Organiser, new HeldRight(Right.Organise, City.Path));

    public IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> Persons => persons;

    public AssessorGroup GroupA => Round.Groups.First(g => g.Code == "A");

    public RoundFrame Frame => Round.Frame;

    /// <summary>What the round has counted.</summary>
    public CountFrame Counted => new(new(Round.Id.Value), Frame.Title, Frame.UnitId, Frame.UnitPath, Frame.IsCounting,
        Frame.MeetingOn, Frame.PostsOf(OfficerRole.Chair),
        Frame.PostsOf(OfficerRole.Teller), Frame.Policy.Grades.Value.Count, [.. Round.Debriefers.Select(d =>
            new CountSubject(new(d.Id.Value), d.PostId, d.Decision is DebrieferDecision.Graded or DebrieferDecision.Ungraded))]);

    public CountGroupId CountedGroup => new(GroupA.Id.Value);

    public Debriefer Debriefer(Post post) => Round.Debriefers.First(d => d.PostId == post.Id);

    public Actor As(Post post, params HeldRight[] rights) =>
        Actor.In(persons[post.Id].First(), post.Id, post.UnitId, post.UnitPath, rights, HeldBy(persons[post.Id].First()),
            new HashSet<PostId>());

    public Post Make(Unit unit, string code, bool collective = false)
    {
        var post = Post.Create(System, unit, code, code, code, collective, Now);
        persons[post.Id] = collective ? new HashSet<PersonId>() : new HashSet<PersonId> { new(Ids.New(Now)) };
        return post;
    }

    /// <summary>Every post that the person holds or sits in.</summary>
    private HashSet<PostId> HeldBy(PersonId person) => [.. persons.Where(p => p.Value.Contains(person)).Select(p => p.Key)];

    /// <summary>From now on the holder of one post also holds the other.</summary>
    public void SamePerson(Post post, Post other) => persons[post.Id] = persons[other.Id];

    public void Vacate(Post post) => persons[post.Id] = new HashSet<PersonId>();

    public RoundCast Filled()
    {
        Round.AddDebriefer(Organising, Northern, DebriefMode.OnSite, Now);
        Round.AddDebriefer(Organising, Southern, DebriefMode.Written, Now);
        foreach (var group in Round.Groups) Round.SizeGroup(Organising, group.Id, 30, signed: false, []);
        Appoint(OfficerRole.Chair, Chair);
        Appoint(OfficerRole.Teller, TellerOne);
        Appoint(OfficerRole.Teller, TellerTwo);
        Appoint(OfficerRole.DecidingBody, Committee);
        Appoint(OfficerRole.Enterer, Enterer);
        Appoint(OfficerRole.Confirmer, Confirmer);
        return this;
    }

    public void Appoint(OfficerRole role, Post post) => Round.Appoint(Organising, role, post, persons, Now);

    public void Open() => Round.Open(Organising, persons, Today, Now);

    public RoundCast InSession()
    {
        Filled().Open();
        Round.EnterSession(As(Chair), null, Now);
        return this;
    }

    /// <summary>Everybody heard, commented and counted; the deciding body may decide.</summary>
    public RoundCast Deciding()
    {
        InSession();
        foreach (var debriefer in Round.Debriefers)
        {
            debriefer.Present(debriefer.Mode == DebriefMode.OnSite ? PresentedAs.Presented : PresentedAs.TakenAsWritten);
            debriefer.CommentAdded();
            foreach (var _ in Round.Groups) debriefer.GroupCounted();
        }
        Round.StartDeciding(As(Chair), Now);
        return this;
    }

    /// <summary>Group A, with another number of those who may vote.</summary>
    public CountGroup Voting(int entitled = 30) => new(CountedGroup, GroupA.Code, entitled);

    public CountEntry Entry(Post teller) => CountEntry.Start(As(teller), Counted, CountedGroup, isHandedOut: true, isCounted: false, Now);

    public HandOut HandOut() => Answerable.Domain.Ballots.HandOut.Of(As(Chair), Counted, CountedGroup, persons, Now);

    /// <summary>A teller's entry of these papers, submitted.</summary>
    public CountEntry Submitted(Post teller, IReadOnlyList<string> papers, int issued, int spoiled)
    {
        var entry = Entry(teller);
        entry.SayPapers(As(teller), Counted, Voting(1000), issued, papers.Count + spoiled, spoiled);
        foreach (var paper in papers) entry.Add(As(teller), Counted, paper);
        entry.Submit(As(teller), Counted, Voting(1000), Now);
        return entry;
    }

    public static Rating Rated(string? grade, int? total = 9000) => new([], total, grade, null);
}
