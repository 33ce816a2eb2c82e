using System.Globalization;

namespace Answerable.Server.Rounds;

/// <summary>The part of a period for which a debriefer answers, beside the name of the post.</summary>
internal static class Part
{
    /// <summary>The post's name, with the days in brackets where the post changed hands; days as a number of four, two and two digits,
    /// which both languages read.</summary>
    public static string Named(string post, DateOnly? from, DateOnly? until) =>
        from is null && until is null ? post
            : $"{post} ({string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} – {until:yyyy-MM-dd}").Trim()})";
}
