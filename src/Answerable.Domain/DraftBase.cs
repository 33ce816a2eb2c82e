namespace Answerable.Domain;

/// <summary>
/// What a writer's text starts from. A page whose save was answered into the void knows only an old version;
/// when the newest save is that same page's own, nobody else has written since, and it goes on.
/// </summary>
/// <param name="Version">The draft's version when the page was shown, or as the last answered save told it.</param>
/// <param name="Page">Drawn anew for each page shown; null when the writer has none, and then only the version counts.</param>
/// <param name="Turn">Counts what the page has sent, so that a save which arrives late does not undo a later one.</param>
public readonly record struct DraftBase(int Version, Guid? Page = null, int Turn = 0)
{
    public static implicit operator DraftBase(int version) => new(version);

    /// <summary>Refuses a text that starts from something older than what is stored.</summary>
    /// <exception cref="Stale">Somebody else saved since, or this page itself, later.</exception>
    public void Check(int version, Guid? lastPage, int lastTurn)
    {
        var own = Page is not null && Page == lastPage;
        if (own ? Turn < lastTurn : Version != version) throw new Stale();
    }
}
