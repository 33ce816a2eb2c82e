namespace Answerable.Server.Shell;

/// <summary>A part of a unit's page, given by a room above the one that has it: a component that takes <c>Unit</c>, a
/// <see cref="Answerable.Domain.UnitId"/>, and shows of it what its reader may see, be it nothing.</summary>
public sealed record UnitPanel(Type Component);
