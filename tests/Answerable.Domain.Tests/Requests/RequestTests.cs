using System.Text.Json;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;

namespace Answerable.Domain.Tests.Requests;

/// <summary>What is asked, sent, answered, returned and taken back, and by whom it may be.</summary>
public sealed class RequestTests
{
    private readonly Desk hall = Town.InHall(), harbour = Town.InHarbour(), mill = Town.InMill();

    private Actor Organising => hall.Actor(Right.Organise);

    private static RequestDraft Draft(RequestKind kind = RequestKind.Facts, int minutes = 40) =>
        new("Reserves", "For a course", kind, minutes, new(2026, 1, 20), "secretary")
        { Source = new(SourceKind.Document, "Document 11"), Place = kind == RequestKind.Meeting ? "Hall at ten" : null };

    private Request Written(RequestDraft? draft = null) =>
        Request.Draft(Organising, Town.Hall, Town.Root, new(Town.Hall, Town.Root), draft ?? Draft(), Town.Now);

    private Request Filled()
    {
        var request = Written();
        foreach (var (text, known) in new (string, KnownFact?)[]
            { ("Name", KnownFact.Holder), ("Since", KnownFact.HeldSince), ("Post", KnownFact.Post), ("Unit", KnownFact.Unit),
                ("Contact", null), ("Reason", null), ("Course", null) })
            request.AddItem(Organising, text, known, Town.Now);
        return request;
    }

    private SendFacts Facts(int over = 0, int limit = 240, int meetings = 0) =>
        new([Of(harbour), Of(mill)], over, limit, meetings, 1, NoticeRules.Ours);

    private static RequestPost Of(Desk desk, string kind = "secretary") => new(desk.Id, desk.Unit, desk.Path, kind, "town");

    private List<Reply> Send(Request request, SendFacts? facts = null, string? reason = null) =>
        [.. request.Send(Organising, facts ?? Facts(), reason, Town.Calendar, Town.Now)];

    private static Dictionary<int, string> Values(Request request) => request.Asked.ToDictionary(i => i.Number, i => $"Fact {i.Number}");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2401)]
    [InlineData(int.MaxValue)]
    public void Minutes_are_within_bounds(int minutes) =>
        Refusing.With("requests.minutes-out-of-range", () => Written(Draft(minutes: minutes)));

    [Fact]
    public void What_the_product_holds_is_taken_out_at_once_and_the_estimate_falls_by_as_large_a_share()
    {
        var request = Filled();
        Assert.Equal((3, 18), request.WithoutKnown());
        request.TakeOutKnown(Organising, Town.Now);
        Assert.Equal((18, 3), (request.Minutes, request.Asked.Count()));
        Assert.Equal((7, 3, 40, 18), (request.Eases[0].FromItems, request.Eases[0].ToItems, request.Eases[0].FromMinutes,
            request.Eases[0].ToMinutes));
        Refusing.With("requests.nothing-known", () => request.TakeOutKnown(Organising, Town.Now));
        request.PutBack(Organising, 1);
        Assert.Equal(4, request.Asked.Count());
        Refusing.With("requests.no-item", () => request.PutBack(Organising, 1));
        Refusing.With("requests.item-twice", () => request.AddItem(Organising, " Course ", null, Town.Now));
    }

    [Fact]
    public void Only_who_organises_there_asks_and_only_within_its_subtree()
    {
        Refusing.With("requests.not-organiser", () => Request.Draft(harbour.Actor(), Town.Hall, Town.Root, new(Town.Hall, Town.Root),
            Draft(), Town.Now));
        var held = Actor.In(harbour.Person, harbour.Id, harbour.Unit, harbour.Path, [new(Right.Organise, Town.HarbourPath)],
            new HashSet<PostId>([harbour.Id]), new HashSet<PostId>());
        Refusing.With("requests.not-organiser", () => Request.Draft(held, Town.Hall, Town.Root, new(Town.Hall, Town.Root), Draft(),
            Town.Now));
        Refusing.With("requests.outside-subtree", () => Request.Draft(held, Town.Harbour, Town.HarbourPath, new(Town.Mill, Town.MillPath),
            Draft(), Town.Now));
        Refusing.With("requests.not-guiding", () => Request.DraftByGuidance(Organising, new(Ids.Random()), new(Town.Mill, Town.MillPath),
            Draft(), Town.Now));
        var request = Request.Draft(held, Town.Harbour, Town.HarbourPath, new(Town.Harbour, Town.HarbourPath), Draft(RequestKind.Report),
            Town.Now);
        Refusing.With("requests.wrong-posts", () => _ = request.Send(held, Facts(), null, Town.Calendar, Town.Now).ToList());
        Assert.Equal(RequestState.Draft, request.State);
    }

    [Fact]
    public void What_is_sent_names_its_source_its_day_and_what_it_asks_and_is_never_changed()
    {
        var bare = Written(Draft() with { Source = null, DueOn = null });
        Assert.Equal(["requests.source-missing", "requests.due-missing", "requests.nothing-asked"], Refusing.Codes(() => Send(bare)));
        var request = Filled();
        Refusing.With("requests.no-post", () => Send(request, Facts() with { Posts = [] }));
        Refusing.With("requests.wrong-posts", () => Send(request, Facts() with { Posts = [Of(harbour, "clerk")] }));
        Assert.Equal(2, Send(request).Count);
        Assert.Equal((RequestState.Sent, 2), (request.State, request.Posts));
        Refusing.With("requests.not-draft", () => Send(request));
        Refusing.With("requests.not-draft", () => request.Change(Organising, new(Town.Hall, Town.Root), Draft()));
        Refusing.With("requests.not-draft", () => request.Move(Organising, new(2026, 2, 1)));
        Refusing.With("requests.not-draft", () => request.AddItem(Organising, "More", null, Town.Now));
    }

    [Fact]
    public void Beyond_the_limit_a_written_reason_is_needed_and_kept()
    {
        var request = Filled();
        Refusing.With("requests.over-limit", () => Send(request, Facts(over: 1)));
        Refusing.With("requests.over-limit", () => Send(request, Facts(over: 1), "  "));
        Send(request, Facts(over: 1), " It cannot wait. ");
        Assert.Equal((1, "It cannot wait."), (request.Over, request.OverReason));
        var within = Filled();
        Send(within, null, "Not asked for");
        Assert.Null(within.OverReason);
        var meeting = Written(Draft(RequestKind.Meeting) with { IsComprehensive = true });
        Refusing.With("requests.too-many-meetings", () => Send(meeting, Facts(meetings: 1)));
        Send(meeting, Facts(meetings: 1), "A new law");
        Assert.Equal("A new law", meeting.OverReason);
    }

    [Fact]
    public void A_refused_date_is_kept_once_and_said_when_another_is_taken()
    {
        var request = Written(Draft(RequestKind.Report) with { DueOn = Town.Today });
        var refusal = request.AgainstNotice(Town.Calendar, Town.Now, NoticeRules.Ours).Single();
        Assert.True(request.NoteRefused(refusal, Town.Now));
        Assert.False(request.NoteRefused(refusal, Town.Now));
        Assert.False(request.NoteRefused(RequestRefusals.DueMissing, Town.Now));
        request.Move(Organising, new(2026, 1, 20));
        Send(request);
        Assert.Equal([RequestEaseKind.Refused, RequestEaseKind.DateMoved], request.Eases.Select(e => e.Kind));
        Assert.Equal((Town.Today, new DateOnly(2026, 1, 20), "requests.same-day"), (request.Eases[1].FromDay, request.Eases[1].ToDay,
            request.Eases[1].Why));
    }

    [Fact]
    public void The_post_asked_answers_and_owes_it_no_more_until_it_is_returned()
    {
        var request = Filled();
        var reply = Send(request)[0];
        Owes(reply, new(2026, 1, 20));
        Refusing.With("requests.not-asked", () => reply.Answer(mill.Actor(), null, [], Values(request), null, Town.Now));
        Refusing.With("shell.empty", () => reply.Answer(harbour.Actor(), null, [.. request.Asked], new Dictionary<int, string>(), null,
            Town.Now));
        Refusing.With("requests.minutes-out-of-range", () => reply.Answer(harbour.Actor(), null, [.. request.Asked], Values(request), 0,
            Town.Now));
        reply.Answer(harbour.Actor(), "All of it", [.. request.Asked], Values(request), 25, Town.Now);
        Assert.Equal(7, reply.Turns[0].Values.Count);
        Assert.DoesNotContain("25", JsonSerializer.Serialize(reply.Recorded.Select(l => l.Body)), StringComparison.Ordinal);
        Assert.True(reply.Awaits("Reserves", Town.Calendar).IsMet("request.facts", harbour.Id));
        Refusing.With("requests.not-open", () => reply.Answer(harbour.Actor(), null, [.. request.Asked], Values(request), null, Town.Now));
        Refusing.With("shell.empty", () => reply.Return(hall.Actor(), " ", [harbour.Tenure()], Town.Now));
        reply.Return(hall.Actor(), "One is missing", [harbour.Tenure()], Town.Day(9));
        Owes(reply, new(2026, 1, 26));
        Refusing.With("requests.spent-said", () => reply.Hold(harbour.Actor(), "On the unit's page", 5, Town.Day(9)));
        reply.Hold(harbour.Actor(), "On the unit's page", null, Town.Day(9));
        reply.Accept(hall.Actor(), [harbour.Tenure()], Town.Day(10));
        Assert.Equal((ReplyState.Accepted, 2), (reply.State, reply.Turns.Count));
        Refusing.With("requests.not-given", () => reply.Return(hall.Actor(), "Again", [harbour.Tenure()], Town.Day(10)));

        void Owes(Reply of, DateOnly due)
        {
            var owed = of.Awaits("Reserves", Town.Calendar);
            Assert.Equal((hall.Id, 40), (owed.AskedBy, owed.Minutes));
            Assert.Equal((RequestKinds.Facts, harbour.Id, Town.Hall, due), (owed.Awaited[0].Kind, owed.Awaited[0].Owner,
                owed.Awaited[0].OwedTo, owed.Awaited[0].Due.On));
        }
    }

    [Fact]
    public void Nobody_accepts_what_they_answered_in_whatever_post()
    {
        var reply = Send(Written(Draft(RequestKind.Report)))[0];
        reply.Answer(harbour.Actor(), "Here it is", [], new Dictionary<int, string>(), null, Town.Now);
        Assert.Equal("requests.barred", Refusing.Codes(() => reply.Accept(hall.ActorHolding([harbour.Id]), [], Town.Now)).Single());
        var stoodIn = harbour.Tenure(person: hall.Person, kind: AppointmentKind.Acting);
        Assert.Equal("requests.barred", Refusing.Codes(() => reply.Accept(hall.Actor(), [stoodIn], Town.Now)).Single());
        Assert.Equal("requests.not-asker", Refusing.Codes(() => reply.Accept(mill.Actor(Right.Organise), [], Town.Now)).Single());
    }

    [Fact]
    public void What_is_taken_back_is_owed_no_more_and_what_was_given_stays()
    {
        var request = Written(Draft(RequestKind.Meeting));
        var replies = Send(request);
        replies[0].Answer(harbour.Actor(), "The deputy comes", [], new Dictionary<int, string>(), null, Town.Now);
        Refusing.With("requests.nothing-held", () => replies[1].Hold(mill.Actor(), "In the minutes", null, Town.Now));
        Refusing.With("shell.empty", () => request.Withdraw(Organising, "", Town.Now));
        Refusing.With("requests.not-organiser", () => request.Withdraw(mill.Actor(), "No", Town.Now));
        request.Withdraw(Organising, "Called off", Town.Now);
        foreach (var reply in replies) reply.End(request);
        Assert.Equal([ReplyState.Given, ReplyState.Withdrawn], replies.Select(r => r.State));
        Assert.Empty(replies[1].Awaits("Meeting", Town.Calendar).Awaited);
        Assert.False(replies[1].Awaits("Meeting", Town.Calendar).IsMet("request.attend", mill.Id));
        Refusing.With("requests.not-open", () => replies[1].Answer(mill.Actor(), "We come", [], new Dictionary<int, string>(), null,
            Town.Now));
        Refusing.With("requests.not-sent", () => request.Withdraw(Organising, "Again", Town.Now));
    }
}
