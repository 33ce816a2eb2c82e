namespace Answerable.Server.Shell;

/// <summary>Where whoever was refused without a page of the form's own goes on from there.</summary>
/// <param name="Text">What the link says, by the name of its text.</param>
internal sealed record Way(string Href, string Text)
{
    /// <summary>Under what the request keeps it.</summary>
    public static readonly object Item = typeof(Way);
}
