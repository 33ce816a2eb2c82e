namespace Answerable.Server.Shell;

/// <summary>A part of the signed-in person's own page, given by a room above the one that has it: a component without parameters.</summary>
public sealed record MePanel(Type Component);
