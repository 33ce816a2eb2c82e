namespace Answerable.Server.Shell;

/// <summary>
/// Headings of columns as people write them: the column's own name, its Chinese names, or both in one cell as in the samples
/// (<c>岗位编码 / post_code</c>), in any case.
/// </summary>
internal static class Headings
{
    private static readonly char[] Between = ['/', '／', '(', ')', '（', '）', '|'];

    /// <summary>Chinese names of columns; the first stands in the samples. What one file calls so may be another column of another
    /// file.</summary>
    private static readonly Dictionary<string, string[]> Chinese = new(StringComparer.Ordinal)
    {
        ["code"] = ["单位编码", "编码"],
        ["parent_code"] = ["上级单位编码", "上级编码"],
        ["name"] = ["单位名称", "名称"],
        ["level"] = ["层级", "单位层级"],
        ["unit_code"] = ["单位编码", "所在单位编码"],
        ["post_code"] = ["岗位编码"],
        ["post"] = ["岗位名称", "岗位"],
        ["kind"] = ["岗位类别", "类别"],
        ["person_code"] = ["人员编码"],
        ["person"] = ["姓名", "人员姓名"],
        ["since"] = ["任职日期", "任职时间"],
        ["until"] = ["任期至", "任期届满日期"],
        ["rights"] = ["权限"],
        ["member_post"] = ["成员岗位编码", "成员岗位"],
        ["number"] = ["序号", "编号"],
        ["strand"] = ["责任类别", "类别"],
        ["content"] = ["责任内容", "内容"],
        ["measure"] = ["工作措施", "措施"],
        ["evidence"] = ["佐证材料"],
        ["due"] = ["完成期限", "期限"],
        ["source"] = ["来源", "依据"],
        ["take_up"] = ["下级承接", "须由下级承接"],
        ["source_kind"] = ["来源类别"],
        ["above"] = ["上级责任标识"],
        ["role"] = ["承担方式"],
        ["kept"] = ["保留原文的理由"],
        ["layer"] = ["责任层次", "责任类型"],
    };

    /// <summary>The heading of the samples: Chinese and the column's own name.</summary>
    public static string Both(string column) => $"{Chinese[column][0]} / {column}";

    /// <summary>The same; the column's own name alone where it has no other.</summary>
    public static string Named(string column) => Chinese.ContainsKey(column) ? Both(column) : column;

    /// <summary>The first of the columns that a heading means; the heading itself, in lower case, where it means none.</summary>
    public static string Read(string heading, IEnumerable<string> columns)
    {
        var whole = heading.Trim().ToLowerInvariant();
        string[] parts =
            [whole, whole.Replace(' ', '_'), .. whole.Split(Between,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return columns.FirstOrDefault(c => parts.Contains(c) || (Chinese.TryGetValue(c, out var names) && names.Any(parts.Contains)))
            ?? whole;
    }
}
