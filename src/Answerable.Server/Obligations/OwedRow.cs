using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Shell;

namespace Answerable.Server.Obligations;

/// <summary>An obligation as a list shows it.</summary>
/// <param name="AnswerBy">By when a return is to be answered, where what was returned is late.</param>
/// <param name="Minutes">That it takes by estimate; 0 where nobody knows.</param>
/// <param name="AskedBy">The post that asked for it, where another one did.</param>
public sealed record OwedRow(ObligationId Id, string Kind, string Subject, DateOnly DueOn, DateOnly? AnswerBy, ObligationState State,
    string Post, string Unit, string UnitPath, string OwedTo, string ObjectKind, Guid ObjectId, int Minutes, string? AskedBy)
{
    /// <summary>What it is about.</summary>
    public ObjectRef Object => new(ObjectKind, ObjectId);

    /// <summary>Whether the reader may see the object; of another one only kind, state and dates are here.</summary>
    public bool IsSeen { get; private init; } = true;

    /// <summary>Its page; null where the reader may not see it.</summary>
    public string? Link => IsSeen ? ObjectLinks.Find(ObjectKind, ObjectId) : null;

    /// <summary>For whoever may not see the object.</summary>
    public OwedRow Hidden() => new(Id, Kind, "", DueOn, AnswerBy, State, "", "", "", "", ObjectKind, default, 0, null) { IsSeen = false };
}

/// <summary>What a post and its leading groups owe: late and near ones of either class, and what is to be judged.</summary>
internal readonly record struct OwnCounts(int Late, int Near, int Judgements);

/// <summary>A post whose list is looked at by somebody else.</summary>
internal sealed record ListedPost(PostId Id, string Name, string Unit);
