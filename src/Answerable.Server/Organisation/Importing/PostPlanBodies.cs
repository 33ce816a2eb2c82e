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
            if (declared is not null && RosterRules.ToldOtherwise(Told(declared), Told(row)) is { } field)
                row.Refuse(RosterRefusals.ToldOtherwise(field, declared.Row).At(field));
            else if (!IsOtherName(row)) Member(row, unit, seated, ref declared, ref body);
        }
    }

    private void Member(PostRow row, UnitPlace unit, Dictionary<Guid, int> seated, ref PostRow? declared, ref Guid body)
    {
        var member = row.MemberPost.Length > 0 ? NamedPost(row) : row.PersonCode.Length == 0 ? null : ChosenPost(row);
        if (row.Reason is not null) return;
        if (member is { } known && !seated.TryAdd(known, row.Row))
        {
            row.Refuse(RosterRefusals.DuplicateCode(row.PersonCode.Length > 0 ? row.PersonCode : row.MemberPost, seated[known]));
            return;
        }
        var stored = facts.Posts.GetValueOrDefault(row.Code);
        var wait = declared is null && stored is not null && Waits(row, stored, unit);
        if (stored?.Id is { } id && row.CompareWith(stored, rights: declared is null && !wait, zone) is { } differences)
        {
            row.Stored(differences);
            (declared, body) = (declared ?? row, id);
            return;
        }
        var isNew = member is { } post && !(stored is not null && IsSeated(stored.Id, post));
        if ((stored is null || isNew) && Post.AgainstFilling(by, unit.Path).FirstOrDefault() is { } against)
        {
            row.Refuse(against);
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
        if (wait) GiveWaiting(row, stored!, unit);
        else if (stored is not null && !isNew) row.Stored(null);
        if (isNew && row.Reason is null) Seat(row, body, member!.Value, unit);
    }

    /// <summary>Whether the post sits in the group, or waits for it.</summary>
    private bool IsSeated(Guid body, Guid member) => facts.Seats.Contains((body, member)) || facts.WaitingSeats.Contains((body, member));

    private void Seat(PostRow row, Guid body, Guid member, UnitPlace unit)
    {
        if (IsOwn(member)) Ask(row, WaitingAct.Seat(by.Person!.Value, new(body), unit.Path, new(member), now, From(row)));
        else Seats.Add(new(ids.Next(), body, member, From(row)));
        row.Adds();
    }

    /// <summary>Whether it is a post of whoever brings the file, also one that they ask for or that this file is to give them.</summary>
    private bool IsOwn(Guid member) => Administrations.IsOwn(by, new(member), AsksFor(member));

    private bool AsksFor(Guid post) => (by.Person is { } person && facts.Asked.Contains((post, person.Value)))
        || Waiting.Any(w => w.MemberId is null && w.PostId?.Value == post);

    /// <summary>The member post that the file names: held by the row's person, or of whoever holds it when the row names nobody.</summary>
    private Guid? NamedPost(PostRow row)
    {
        var held = facts.Held.GetValueOrDefault(row.PersonCode)?.FirstOrDefault(h => h.Code == row.MemberPost) ?? default;
        if (held.PostId != default) return held.PostId;
        var stored = facts.Posts.TryGetValue(row.MemberPost, out var found) && !found.IsCollective ? found.Id : (Guid?)null;
        var post = stored ?? Posts.FirstOrDefault(p => p.Row.Code == row.MemberPost && !p.Row.IsCollective)?.Id;
        if (post is not null && row.PersonCode.Length == 0) return post;
        row.Refuse(
            (post is null ? RosterRefusals.UnknownMemberPost(row.MemberPost)
                : RosterRefusals.OthersMemberPost(row.MemberPost, row.PersonCode)).At("member_post"));
        return null;
    }

    /// <summary>The member's individual post where the file names none; of several the preview says which was taken.</summary>
    private Guid? ChosenPost(PostRow row)
    {
        var held = facts.Held.GetValueOrDefault(row.PersonCode) ?? [];
        var body = facts.Posts.GetValueOrDefault(row.Code)?.Id;
        var choices = held.Select(h => new SeatChoice(new(h.PostId), h.UnitCode, h.Code, h.From,
            IsSeated: body is { } id && facts.Seats.Contains((id, h.PostId))));
        if (RosterRules.Seat(choices, row.UnitCode) is not { } chosen)
        {
            row.Refuse(RosterRefusals.NoMemberPost(row.PersonCode).At("person_code"));
            return null;
        }
        if (held.Count > 1) row.ChosenSeat = $"{held.Find(h => h.PostId == chosen.Post.Value).Name} ({chosen.Code})";
        return chosen.Post.Value;
    }

    private static (string Unit, string Name, string Kind) Told(PostRow row) => (row.UnitCode, row.Name, row.Kind);
}
