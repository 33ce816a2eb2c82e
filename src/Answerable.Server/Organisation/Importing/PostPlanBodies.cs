using Answerable.Domain;
using Answerable.Domain.Organisation;

namespace Answerable.Server.Organisation.Importing;

/// <summary>Leading groups: one row a member, or one row without a person that only declares the body.</summary>
internal sealed partial class PostPlan
{
    private void TakeBody(IEnumerable<PostRow> rows)
    {
        PostRow? declared = null;
        Guid body = default;
        var seated = new Dictionary<Guid, int>();
        foreach (var row in rows)
        {
            if (first.TryGetValue(row.Code, out var post)) row.Refuse(RosterRefusals.DuplicateCode(row.Code, post.Row));
            if (UnitOf(row) is not { } unit) continue;
            if (declared is not null && OtherThan(declared, row) is { } field) row.Refuse(RosterRefusals.ToldOtherwise(field, declared.Row).At(field));
            else if (!IsOtherName(row)) Member(row, unit, seated, ref declared, ref body);
        }
    }

    private void Member(PostRow row, UnitPlace unit, Dictionary<Guid, int> seated, ref PostRow? declared, ref Guid body)
    {
        var member = row.PersonCode.Length == 0 ? null : MemberPost(row);
        if (row.Reason is not null) return;
        if (member is { } known && !seated.TryAdd(known, row.Row))
        {
            row.Refuse(RosterRefusals.DuplicateCode(row.PersonCode, seated[known]));
            return;
        }
        var stored = facts.Posts.GetValueOrDefault(row.Code);
        if (stored?.Id is { } id && row.CompareWith(stored, rights: declared is null, zone) is { } differences)
        {
            row.Stored(differences);
            (declared, body) = (declared ?? row, id);
            return;
        }
        var mayAdd = by.Has(Right.SystemAdministration, unit.Path);
        var isNew = member is { } post && !(stored is not null && facts.Seats.Contains((stored.Id, post)));
        if (!mayAdd && (stored is null || isNew))
        {
            row.Refuse(OrganisationRefusals.NotAdministrator);
            return;
        }
        if (declared is null)
        {
            declared = row;
            body = stored?.Id ?? ids.Next();
            if (stored is null)
            {
                Posts.Add(new(body, row, unit));
                AddRights(row, body, unit);
            }
        }
        if (isNew) Seats.Add(new(ids.Next(), body, member!.Value, From(row)));
        else if (stored is not null) row.Stored(null);
    }

    /// <summary>The member's individual post: in the body's unit first, else their only post anywhere.</summary>
    private Guid? MemberPost(PostRow row)
    {
        var held = facts.Held.GetValueOrDefault(row.PersonCode) ?? [];
        var near = held.Where(h => h.UnitCode == row.UnitCode).ToList();
        var found = near.Count > 0 ? near : held;
        if (found.Count == 1) return found[0].PostId;
        row.Refuse((found.Count == 0 ? RosterRefusals.NoMemberPost(row.PersonCode) : RosterRefusals.SeveralMemberPosts(row.PersonCode)).At("person_code"));
        return null;
    }

    private static string? OtherThan(PostRow declared, PostRow row) =>
        declared.UnitCode != row.UnitCode ? "unit_code" : declared.Name != row.Name ? "post" : declared.Kind != row.Kind ? "kind" : null;
}
