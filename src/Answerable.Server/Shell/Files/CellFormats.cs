using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Answerable.Server.Shell;

/// <summary>What a number of a cell says by its format: a date, a time, a code with its leading zeros, or the number.</summary>
internal sealed partial class CellFormats
{
    private enum Look { Number, Date, DateAndTime, Time, Zeros }

    /// <summary>Looks by the number of the cell's style, with the digits of a code.</summary>
    private readonly List<(Look Look, int Digits)> styles = [];

    private readonly bool isFrom1904;

    /// <param name="xml">The workbook's styles, or null when it has none.</param>
    public CellFormats(XmlReader? xml, bool isFrom1904)
    {
        this.isFrom1904 = isFrom1904;
        if (xml is null) return;
        using var read = xml;
        var custom = new Dictionary<int, string>();
        var isInStyles = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") isInStyles = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt") custom[Whole(xml.GetAttribute("numFmtId"))] = xml.GetAttribute("formatCode") ?? "";
            if (isInStyles && xml.LocalName == "xf") styles.Add(LookOf(Whole(xml.GetAttribute("numFmtId")), custom));
        }
    }

    /// <summary>The number as a file of text would have it.</summary>
    public string Read(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return number;
        var (look, digits) = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < styles.Count
            ? styles[at] : default;
        if (look is Look.Date or Look.DateAndTime && DateOf(value) is { } date)
            return date.ToString(look == Look.Date || date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture);
        if (look == Look.Time && value is >= 0 and < 1) return DateTime.MinValue.AddMinutes(Math.Round(value * 1440))
            .ToString("HH:mm", CultureInfo.InvariantCulture);
        var plain = Math.Abs(value) < 1e15 ? ((decimal)value).ToString("0.###############", CultureInfo.InvariantCulture) : number;
        return look == Look.Zeros && plain.All(char.IsAsciiDigit) ? plain.PadLeft(digits, '0') : plain;
    }

    /// <summary>The day of a number, with its time to the minute; null for one that no calendar has.</summary>
    private DateTime? DateOf(double value)
    {
        // Spreadsheets that count from 1900 count a day that there was not, 29 February 1900.
        if (value < 0 || value >= 2_958_466 || (!isFrom1904 && value is 0 or >= 60 and < 61)) return null;
        var epoch = isFrom1904 ? new DateTime(1904, 1, 1) : value < 60 ? new(1899, 12, 31) : new(1899, 12, 30);
        var minutes = Math.Round(value * 1440);
        return (DateTime.MaxValue - epoch).TotalMinutes > minutes ? epoch.AddMinutes(minutes) : null;
    }

    private static (Look, int) LookOf(int format, Dictionary<int, string> custom)
    {
        if (custom.TryGetValue(format, out var code)) return LookOf(code);
        // Those that need no code; from 27 on as programs in East Asia have them.
        return format switch
        {
            >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => (Look.Date, 0),
            22 => (Look.DateAndTime, 0),
            >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 or 55 or 56 => (Look.Time, 0),
            _ => default,
        };
    }

    private static (Look, int) LookOf(string code)
    {
        // The first part is for numbers that are not negative; what is quoted or in brackets is no place of a number.
        var bare = Literal().Replace(code, "").Split(';')[0].ToLowerInvariant();
        if (bare.Length > 1 && bare.All(c => c == '0')) return (Look.Zeros, bare.Length);
        if (bare.Contains("general", StringComparison.Ordinal)) return default;
        var isYear = bare.Contains('e', StringComparison.Ordinal) && bare.AsSpan().IndexOfAny('0', '#') < 0;
        var (day, time) = (isYear || bare.AsSpan().ContainsAny('y', 'd'), bare.AsSpan().ContainsAny('h', 's'));
        if (!day && !time && bare.Contains('m', StringComparison.Ordinal)) day = true;
        return day ? (time ? Look.DateAndTime : Look.Date, 0) : time ? (Look.Time, 0) : default;
    }

    private static int Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.")]
    private static partial Regex Literal();
}
