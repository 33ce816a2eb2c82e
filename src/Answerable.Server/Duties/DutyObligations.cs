using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;

namespace Answerable.Server.Duties;

/// <summary>What issuing a list makes posts owe, within the save of the action that issues it.</summary>
internal sealed class DutyObligations(Db db, OwedByHand owed)
{
    public static IReadOnlyList<DutyPost> Posts(IEnumerable<Post> posts) => [.. posts.Select(p => new DutyPost(p.Id, p.UnitId, p.UnitPath, p.Kind))];

    /// <summary>Adds the charges and tasks, and opens an acknowledgement of each post and each dated item.</summary>
    public void Open(DutyList list, IssuedDuties issued, IReadOnlyList<Post> posts, DateTimeOffset now)
    {
        var byId = posts.ToDictionary(p => p.Id);
        db.AddRange(issued.Charges);
        db.AddRange(issued.Tasks);
        foreach (var charge in issued.Charges) owed.Open(DutyKinds.Acknowledge, byId[charge.PostId], list.UnitId, charge.AcknowledgeBy, list.Title, charge.Ref, now);
        foreach (var task in issued.Tasks) owed.Open(DutyKinds.Discharge, byId[task.PostId], list.UnitId, task.DueOn, task.Content, task.Ref, now);
    }
}
