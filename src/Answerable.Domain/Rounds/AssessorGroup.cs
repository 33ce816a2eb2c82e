using Answerable.Domain.Policies;

namespace Answerable.Domain.Rounds;

public readonly record struct AssessorGroupId(Guid Value) : IId<AssessorGroupId>
{
    public static AssessorGroupId Of(Guid value) => new(value);
}

/// <summary>Those who vote together in one round, with a weight among the groups.</summary>
public sealed class AssessorGroup
{
    private readonly List<GroupMember> members = [];

    private AssessorGroup() { }

    internal AssessorGroup(AssessorGroupId id, RoundId round, GroupSetting setting) =>
        (Id, RoundId, Code, Name, WeightPercent) = (id, round, setting.Code, setting.Name, setting.WeightPercent);

    public AssessorGroupId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public string Code { get; private set; } = "";

    public LocalText Name { get; private set; } = new("", "");

    /// <summary>Share of the ballot; all groups of a round sum to 100.</summary>
    public int WeightPercent { get; private set; }

    /// <summary>How many may vote.</summary>
    public int Entitled { get; private set; }

    /// <summary>Announced as a signed rating: such a group is not secret, and the minimum size does not bind it.</summary>
    public bool IsSigned { get; private set; }

    /// <summary>The posts that vote, where they are known; the number entitled counts.</summary>
    public IReadOnlyList<GroupMember> Members => members;

    internal void Size(int entitled, bool signed, IReadOnlyCollection<PostId> posts)
    {
        (Entitled, IsSigned) = (entitled, signed);
        members.RemoveAll(m => !posts.Contains(m.PostId));
        members.AddRange(posts.Where(p => members.All(m => m.PostId != p)).Distinct().Select(p => new GroupMember(Id, p)));
    }

    internal void Absorb(AssessorGroup other)
    {
        WeightPercent += other.WeightPercent;
        Name = new($"{Name.En} + {other.Name.En}", $"{Name.ZhCn} + {other.Name.ZhCn}");
        Size(Entitled + other.Entitled, IsSigned && other.IsSigned, [.. members.Concat(other.members).Select(m => m.PostId).Distinct()]);
    }
}

/// <summary>A post that votes in a group.</summary>
public sealed class GroupMember
{
    private GroupMember() { }

    internal GroupMember(AssessorGroupId group, PostId post) => (GroupId, PostId) = (group, post);

    public AssessorGroupId GroupId { get; private set; }

    public PostId PostId { get; private set; }
}
