namespace Answerable.Domain;

/// <summary>What kind of thing a matter comes from.</summary>
public enum SourceKind { Document, Meeting, CongressGoal }

/// <summary>
/// What a matter comes from: a document, a meeting or a goal of a congress. A duty that takes up another has the source of that one, so
/// that what became of a document is found at every level.
/// </summary>
/// <param name="Reference">Its number or name, as others find it.</param>
public sealed record Source(SourceKind Kind, string Reference)
{
    /// <summary>Longest reference, in UTF-16 code units.</summary>
    public const int MaxReference = 200;

    /// <summary>The source without spaces around its reference; faults are added to <paramref name="refusals"/>.</summary>
    public Source Checked(string field, ICollection<Refusal> refusals) =>
        this with { Reference = TextRules.Name(Reference, field, MaxReference, refusals) };
}
