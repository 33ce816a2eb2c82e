namespace Answerable.Server.Shell.Lists;

/// <summary>A filter of a list: its choices are links.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Label">In the reader's language.</param>
/// <param name="Resets">Another filter that a choice leaves out.</param>
/// <param name="IsFolded">Shown behind its present choice: it has many.</param>
public sealed record Filter(string Name, string Label, IReadOnlyList<FilterChoice> Choices, string? Resets = null, bool IsFolded = false)
{
    public FilterChoice Chosen => Choices.FirstOrDefault(c => c.IsChosen) ?? Choices[0];

    /// <summary>Whether the list is narrowed by it, or shows what it does when nothing is chosen.</summary>
    public bool IsUsed => Chosen.Value is not null;
}

/// <param name="Value">As it stands in the address; null is left out of it.</param>
public sealed record FilterChoice(string? Value, string Text, bool IsChosen);
