namespace Answerable.Domain.Difficulties;

/// <summary>What a unit lacks to solve it by itself.</summary>
public enum DifficultyNeed { People, Money, Authority, Other }

/// <summary>What is asked, as it is typed.</summary>
public sealed record DifficultyDraft(string? Title, string? Text, DifficultyNeed Need);

/// <summary>A post that is asked.</summary>
/// <param name="UnitPath">Of its unit.</param>
/// <param name="Over">Path of the unit for which it answers: its own, or one over which it holds a right, as an office of a city does
/// over the whole city.</param>
/// <param name="Guides">Whether it is asked since its unit guides the one that asks, which it then answers for.</param>
public sealed record AskedPost(PostId Id, string UnitPath, string Over, bool Guides = false);
