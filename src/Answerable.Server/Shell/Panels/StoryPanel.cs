namespace Answerable.Server.Shell;

/// <summary>Components that show lines of the ledger, given by the room that reads it: rooms below that one show them too.</summary>
/// <param name="Component">All lines on an object: takes <c>ObjectId</c>, a Guid, and <c>Kind</c>, the noun or null.</param>
/// <param name="Since">What others did since a form was drawn, as the session says.</param>
public sealed record StoryPanel(Type Component, Type Since);
