using System.Linq.Expressions;

namespace Answerable.Domain.Organisation;

/// <summary>What holds during [From, Until): an appointment, a right, a seat, a version of a policy.</summary>
public interface ISpan
{
    DateTimeOffset From { get; }

    /// <summary>Null while no end is known; an end may lie in the future.</summary>
    DateTimeOffset? Until { get; }
}

/// <summary>
/// Who is in force is asked with an instant, since a span may begin and end in the future. This is the one place that says when;
/// storage translates questions in queries by the same expressions.
/// </summary>
public static class InForce
{
    public static readonly Expression<Func<DateTimeOffset, DateTimeOffset?, DateTimeOffset, bool>>
        Holds = (from, until, at) => from <= at && (until == null || until > at),
        Ended = (from, until, at) => until != null && until <= at;

    private static readonly Func<DateTimeOffset, DateTimeOffset?, DateTimeOffset, bool> HoldsAt = Holds.Compile(), EndedAt = Ended.Compile();

    /// <summary>Whether it has begun and not ended at the instant.</summary>
    public static bool IsInForce(this ISpan span, DateTimeOffset at) => HoldsAt(span.From, span.Until, at);

    /// <summary>Whether it has ended by the instant; what is yet to begin has not.</summary>
    public static bool IsOver(this ISpan span, DateTimeOffset at) => EndedAt(span.From, span.Until, at);
}
