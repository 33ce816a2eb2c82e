namespace Answerable.Server.Shell;

/// <summary>A choice of a select or a row of radio buttons.</summary>
public sealed record Option(string Value, string Text);
