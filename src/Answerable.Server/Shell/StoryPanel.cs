namespace Answerable.Server.Shell;

/// <summary>
/// The component that shows the ledger's lines on an object, given by the room that reads the ledger: rooms below that one show it too.
/// It takes <c>ObjectId</c>, a Guid, and <c>Kind</c>, the noun or null.
/// </summary>
public sealed record StoryPanel(Type Component);
