using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Handovers;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Files;
using Answerable.Domain.Plans;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Tests.Rights;

/// <summary>Routes filled with the arranged objects.</summary>
internal sealed class Addresses(Objects it)
{
    /// <summary>By the beginning of the route; the longest counts.</summary>
    private readonly (string Prefix, Guid Id)[] ids =
    [
        ("/rounds/", it.The<RoundId>().Value), ("/reviews/", it.The<RoundId>().Value),
            ("/reviews/debriefers/", it.The<DebrieferId>().Value),
        ("/reviews/comments/", it.The<CommentId>().Value), ("/reviews/turns/", it.The<AgendaItem>().Id),
            ("/debriefs/", it.The<DebrieferId>().Value), ("/appraisals/", it.The<DebrieferId>().Value),
        ("/appraisals/round/", it.The<RoundId>().Value), ("/appraisals/entries/", it.The<ComponentEntryId>().Value),
            ("/appraisals/decisions/", it.Maybe<GradeDecisionId>()?.Value ?? Guid.Empty),
        ("/ballots/", it.The<AssessorGroupId>().Value), ("/ballots/round/", it.The<RoundId>().Value),
            ("/ballots/opinions/", it.The<DebrieferId>().Value),
        ("/ballots/entries/", it.The<Answerable.Domain.Ballots.CountEntryId>().Value),
            ("/rectifications/", it.The<RectificationId>().Value), ("/api/rectifications/", it.The<RectificationId>().Value),
        ("/duties/", it.The<DutyListId>().Value), ("/duties/charges/", it.The<DutyChargeId>().Value),
            ("/duties/tasks/", it.The<DutyTaskId>().Value), ("/duties/objections/", it.The<DutyObjectionId>().Value),
        ("/api/duties/objections/", it.The<DutyObjectionId>().Value), ("/api/duties/", it.The<DutyListId>().Value),
        ("/api/duties/charges/", it.The<DutyChargeId>().Value),
        ("/api/duties/tasks/", it.The<DutyTaskId>().Value),
        ("/difficulties/", it.The<DifficultyId>().Value), ("/api/difficulties/", it.The<DifficultyId>().Value),
        ("/plans/", it.The<PlanId>().Value), ("/api/plans/", it.The<PlanId>().Value),
        ("/plans/milestones/", it.The<MilestoneId>().Value), ("/api/plans/milestones/", it.The<MilestoneId>().Value),
        ("/files/", it.The<FileId>().Value), ("/api/files/", it.The<FileId>().Value),
        ("/files/new/", it.The<RectificationId>().Value), ("/api/files/{kind}/", it.The<RectificationId>().Value),
        ("/desk/papers/", it.The<RecordingId>().Value),
        ("/handovers/", it.The<HandoverId>().Value), ("/handovers/of/", it.Named<PostId>("OpenHandover.id").Value),
        ("/units/", it.The<UnitId>().Value), ("/api/units/", it.The<UnitId>().Value),
            ("/api/guiding/", it.The<UnitId>().Value), ("/api/obligations/lines/", it.The<UnitId>().Value),
        ("/rectifications/inspect/", it.The<GuidanceId>().Value), ("/units/import/", it.The<Guid>()), ("/posts/", it.The<PostId>().Value),
            ("/people/", it.The<PersonId>().Value),
        ("/policies/", it.The<PolicyAdoptionId>().Value), ("/chain/", it.The<RectificationId>().Value),
    ];

    private readonly Dictionary<string, string> values = new()
    {
        ["Number"] = "1", ["Code"] = "routine", ["code"] = "party-60-40", ["Kind"] = "rectification", ["kind"] = "rectification",
        ["documentName"] = "v1", ["set"] = "party", ["What"] = "rename",
        ["round"] = it.The<RoundId>().Value.ToString(),
    };

    public string Of(string route) => Regex.Replace(route, @"\{\**(\w+)(:\w+)?\}", part =>
        part.Groups[2].Value == ":guid"
            ? ids.Where(i => route.StartsWith(i.Prefix, StringComparison.Ordinal)).MaxBy(i => i.Prefix.Length).Id.ToString()
                : values.GetValueOrDefault(part.Groups[1].Value, "nothing"));
}
