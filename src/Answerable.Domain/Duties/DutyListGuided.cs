using Answerable.Domain.Organisation;

namespace Answerable.Domain.Duties;

/// <summary>
/// A list that goes to posts of a unit which the issuing one guides: to the unit itself and nothing beneath, while the guidance lasts and
/// names it. What is issued stays owed, and is judged by the issuing post, when the guidance has ended.
/// </summary>
public sealed partial class DutyList
{
    /// <summary>Whether it goes to a unit beside the line of the issuing one.</summary>
    public bool IsGuiding => GuidanceId is not null;

    /// <summary>Against beginning a list by this guidance: for a post of the guiding unit that organises there, while it lasts and
    /// names it.</summary>
    public static IEnumerable<Refusal> AgainstDraftingByGuidance(Actor by, GuidanceId guidance) =>
    [
        .. DutyRefusals.NotOrganiser.Unless(by.Post is not null && by.Has(Right.Organise, by.UnitPath)),
        .. DutyRefusals.NotGuiding.Unless(by.GuidedBy(guidance) is { MayIssue: true }),
    ];

    /// <summary>Begins a list by guidance; the post acted in issues it and judges what is reported.</summary>
    public static DutyList DraftByGuidance(Actor by, GuidanceId guidance, DutyListDraft draft, DateTimeOffset now)
    {
        Require.None(AgainstDraftingByGuidance(by, guidance));
        var list = new DutyList
        {
            Id = new(Ids.New(now)), UnitId = by.Unit!.Value, UnitPath = by.UnitPath, IssuerPostId = by.Post!.Value, GuidanceId = guidance,
        };
        list.Fill(draft);
        list.Record(by, "duty-list.drafted", now, new { title = list.Title, guidance = guidance.Value }, unit: list.UnitId);
        return list;
    }

    /// <summary>Against issuing by a guidance that is not in force for the post acted in, or does not name it.</summary>
    private IEnumerable<Refusal> AgainstGuiding(Actor by) =>
        DutyRefusals.NotGuiding.Unless(GuidanceId is not { } guidance || by.GuidedBy(guidance) is { MayIssue: true });

    /// <summary>Whether the list may go to this post.</summary>
    private bool Reaches(Actor by, DutyPost post) => GuidanceId is not { } guidance
        ? Domain.UnitPath.IsWithin(post.UnitPath, UnitPath) : by.GuidedBy(guidance)?.Unit == post.UnitId;

    // It takes no duty of the own line up, and asks for nothing beneath the guided unit.
    private IEnumerable<Refusal> BesideFaults(DutyItemDraft draft, string prefix) => !IsGuiding ? [] :
    [
        .. DutyRefusals.BesideTheLine.At(prefix + "above").Unless(draft.Above is null),
        .. DutyRefusals.BesideTheLine.At(prefix + "take_up").Unless(!draft.MustBeTakenUp),
    ];
}
