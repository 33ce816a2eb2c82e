using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Debriefs;

/// <summary>What a report says of the last round's findings, and the limits of a draft.</summary>
public sealed class DebriefContentTests
{
    private readonly FindingId open = new(Ids.Random()), closed = new(Ids.Random()), gone = new(Ids.Random());

    private static DebriefContent Answers(params FindingAnswer[] answers) => DebriefContent.Empty with { Answers = answers };

    [Fact]
    public void Each_finding_that_is_asked_about_has_one_answer_and_no_other_has_any()
    {
        var said = new FindingAnswer(open, ResultKind.NotDone, "Two gates are left");
        var answering = Answers(new(gone, ResultKind.Done, "No longer asked"), said).Answering([(closed, false), (open, false)]);
        Assert.Equal([new(closed, null, ""), said], answering.Answers);
    }

    [Fact]
    public void What_is_verified_and_closed_is_done_unless_the_writer_named_another_result()
    {
        Assert.Equal([new(open, null, ""), new(closed, ResultKind.Done, "")],
            DebriefContent.Empty.Answering([(open, false), (closed, true)]).Answers);
        var partly = new FindingAnswer(closed, ResultKind.NotDone, "It opened again");
        Assert.Equal([partly], Answers(partly).Answering([(closed, true)]).Answers);
    }

    [Fact]
    public void A_draft_holds_two_hundred_answers_and_sections_to_their_limit()
    {
        FindingAnswer Any(int length) => new(new(Ids.Random()), null, Town.Long(length));
        Assert.Empty(Answers([.. Enumerable.Range(0, DebriefContent.MaxAnswers).Select(_ => Any(1))]).DraftFaults());
        Assert.Empty(Answers(Any(FindingResult.MaxSentence)).DraftFaults());
        Assert.Empty((DebriefContent.Empty with { NextSteps = Town.Long(DebriefContent.MaxSection) }).DraftFaults());
        var over = Answers(Any(FindingResult.MaxSentence + 1)) with { Problems = Town.Long(DebriefContent.MaxSection + 1) };
        Assert.Equal(["problems", DebriefContent.FieldOf(over.Answers[0].FindingId)], over.DraftFaults().Select(f => f.Field));
    }

    [Fact]
    public void A_finding_that_is_answered_twice_is_named_once()
    {
        FindingAnswer answer = new(open, ResultKind.Done, "Mended");
        Assert.Equal([DebriefContent.FieldOf(open)],
            Answers(answer, answer, answer, new(closed, null, "")).DraftFaults().Select(f => f.Field));
    }
}
