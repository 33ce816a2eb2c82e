namespace Answerable.Server.Shell;

/// <summary>
/// A part of a post's account, given by a room above the one that has the post's page: a component that takes <c>Post</c>, a
/// <see cref="Answerable.Domain.PostId"/>, <c>UnitPath</c> and <c>During</c>, a <see cref="HeldDays"/> or null, and shows of it what its
/// reader may see, be it nothing.
/// </summary>
/// <param name="Order">Its place on the page.</param>
public sealed record PostPanel(Type Component, int Order)
{
    /// <summary>Rows that a part shows at most; its list has the rest.</summary>
    public const int Rows = 5;
}

/// <summary>The days of which a part of a post's account tells, both inclusive: those on which one person held it.</summary>
/// <param name="IsOver">Somebody else has it now, or nobody.</param>
public sealed record HeldDays(DateOnly From, DateOnly Until, bool IsOver);
