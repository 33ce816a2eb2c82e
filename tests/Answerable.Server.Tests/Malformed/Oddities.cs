namespace Answerable.Server.Tests.Malformed;

/// <summary>What somebody might send in place of what is meant, as it stands in an address or a form's body.</summary>
internal static class Oddities
{
    private static readonly string Long = new('x', 6000);

    /// <summary>Already escaped.</summary>
    public static readonly string[] Escaped =
    [
        "", "nothing", "%00", "a%00b", "%FF%FE", "%C3%28", "%ED%A0%80", "%F4%90%80%80", "%", "%zz", "-1", "0", "1", "2147483648",
        "-9223372036854775809", "99999999999999999999999999", "1e400", "NaN", "0x10", "%D9%A3", "11111111-2222-3333-4444-555555555555",
        "00000000-0000-0000-0000-000000000000", "%7B11111111-2222-3333-4444-555555555555%7D", "2026-13-45", "0000-00-00", "0001-01-01",
        "9999-12-31", "2026-02-30", "true", "null", "[]", "%5B%22", "%27%3B--", "a,b,,%2C", "-name,-name", "%0D%0ASet-Cookie:%20a=b",
        "/%E8%B7%AF%E5%BE%84", "/%E2%80%AE%E8%B7%AF", "//evil.example", "%5C%5Cevil", "%E2%80%8B", "%F0%9F%98%80", "..%2F..%2Fetc",
        "AAAA", "bnVsbA==", "eyJhIjoxfQ", "Y/", "all", "0|0|0", "~", Long, string.Concat(Enumerable.Repeat("%E5%85%9A", 700)),
    ];

    /// <summary>In place of a field of the API.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "-1", "0", "1e400", "99999999999999999999999999999", "1.5", "\"\"", "\" \"", "\"nothing\"", "[]", "{}", "[null]",
        "[[[[]]]]", "{\"a\":{\"b\":null}}", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\u202e\"", "\"2026-13-45\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"11111111-2222-3333-4444-555555555555\"",
        "\"00000000-0000-0000-0000-000000000000\"", $"\"{Long}\"",
        $"\"{new string('y', 70_000)}\"",
    ];

    /// <summary>In place of the whole body.</summary>
    public static readonly string[] Bodies =
    [
        "", " ", "{", "}", "null", "[]", "123", "\"x\"", "{}", "{\"unknown\":1}", "{\"reason\":\"a\",\"reason\":\"b\"}", "{\"a\":1e999}",
        "\u0000", "\uFEFF{}", new string('[', 3000), string.Concat(Enumerable.Repeat("{\"a\":", 3000)), "{\"text\":\"\\ud800\"}",
        "<xml/>", "text=a&reason=b",
    ];

    public static readonly string[] Tags =
        ["\"1\"", "\"0\"", "\"-1\"", "\"99999999999999\"", "W/\"1\"", "*", "1", "\"\"", "\"1\", \"2\"", "\"x\"", "  ", "\"1"];
}
