namespace Answerable.Domain;

/// <summary>
/// Why something was refused: a code and named arguments, no prose. The sentence for
/// <c>room.what</c> stands in the room's text files under <c>refusal.what</c>.
/// </summary>
/// <param name="Code">Room and reason, for example <c>reviews.quorum-not-met</c>.</param>
/// <param name="Args">Named places of the sentence.</param>
/// <param name="Field">The form field it belongs to, or null for the whole form.</param>
/// <param name="IsDenial">True when the actor lacks the authority (403); false when a rule is broken (422).</param>
public sealed record Refusal(string Code, IReadOnlyList<(string Name, object? Value)> Args, string? Field = null, bool IsDenial = false)
{
    public static Refusal Of(string code, params (string Name, object? Value)[] args) => new(code, args);

    /// <summary>The actor lacks the authority, whatever was typed.</summary>
    public static Refusal Denied(string code, params (string Name, object? Value)[] args) => new(code, args, IsDenial: true);

    /// <summary>Nothing while the rule holds, else this: a part of a question.</summary>
    public IEnumerable<Refusal> Unless(bool holds) => holds ? [] : [this];

    /// <summary>The same refusal, said beside a field.</summary>
    public Refusal At(string field) => this with { Field = field };
}

/// <summary>A rule was broken; nothing has changed. Caught by the API and by the form helper only.</summary>
public sealed class Refused(IReadOnlyList<Refusal> refusals) : Exception(string.Join(", ", refusals.Select(r => r.Code)))
{
    public Refused(Refusal refusal) : this([refusal]) { }

    /// <summary>At least one.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}

/// <summary>The object does not exist, or this actor may not see it: one answer for both (404).</summary>
public sealed class NotVisible : Exception;

/// <summary>Somebody else changed the object since it was read (409).</summary>
public sealed class Stale(ObjectRef? about = null) : Exception
{
    /// <summary>What was changed, where that is known.</summary>
    public ObjectRef? About => about;
}

/// <summary>Guards of rules.</summary>
public static class Require
{
    /// <summary>Throws <paramref name="otherwise"/> unless the rule holds.</summary>
    public static void That(bool holds, Func<Refusal> otherwise)
    {
        if (!holds) throw new Refused(otherwise());
    }

    public static void That(bool holds, Refusal otherwise)
    {
        if (!holds) throw new Refused(otherwise);
    }

    /// <summary>
    /// Throws every refusal at once when there is any; denials alone where there are some, since nothing about the state
    /// is told to whom may not act.
    /// </summary>
    public static void None(IEnumerable<Refusal> refusals)
    {
        var all = refusals.ToList();
        Allowed(all);
        if (all.Count > 0) throw new Refused(all);
    }

    /// <summary>Throws the denials among the refusals: who may act at all may see the form, whatever else stands against it.</summary>
    public static void Allowed(IEnumerable<Refusal> refusals)
    {
        var denials = refusals.Where(r => r.IsDenial).ToList();
        if (denials.Count > 0) throw new Refused(denials);
    }
}
