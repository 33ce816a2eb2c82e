namespace Answerable.Domain;

/// <summary>A name that is data in both languages, for example a grade or a strand.</summary>
public sealed record LocalText(string En, string ZhCn)
{
    /// <summary>The text for a culture name; Chinese for every <c>zh</c> culture, English otherwise.</summary>
    public string In(string culture) => culture.StartsWith("zh", StringComparison.Ordinal) ? ZhCn : En;
}
