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
        ["strand"] = ["责任类别", "类别", "项目", "project"],
        ["content"] = ["责任内容", "内容", "工作内容", "内容要求", "工作任务", "任务", "work", "task"],
        ["measure"] = ["工作措施", "措施", "steps"],
        ["evidence"] = ["佐证材料", "表现形式", "form"],
        ["due"] = ["完成期限", "期限", "完成时限", "填报时限", "finish_by"],
        ["source"] = ["来源", "依据"],
        ["take_up"] = ["下级承接", "须由下级承接"],
        ["source_kind"] = ["来源类别"],
        ["above"] = ["上级责任标识"],
        ["role"] = ["承担方式"],
        ["kept"] = ["保留原文的理由"],
        ["layer"] = ["责任层次", "责任类型"],
        // The rectification ledger (domain.md 6).
        ["problem"] = ["问题内容", "存在问题", "问题描述", "问题"],
        ["measures"] = ["整改措施", "具体措施", "措施"],
        ["rectify_by"] = ["整改时限", "整改期限", "完成时限"],
        ["responsible"] = ["责任人", "整改责任人"],
        ["goal"] = ["整改目标", "任务目标"],
        ["leader"] = ["责任领导"],
        ["department"] = ["责任部门", "责任单位", "整改责任单位"],
        ["progress"] = ["整改进展", "进展情况"],
        ["close_condition"] = ["完成标志", "销号标准"],
        ["rectification_type"] = ["整改类型"],
        ["accepted_by"] = ["验收人"],
        ["acceptance"] = ["验收结论", "销号情况"],
        ["closed_on"] = ["销号日期", "整改完成日期"],
        ["found_on"] = ["提出日期", "检查时间"],
        ["accepted_by_code"] = ["验收岗位编码"],
        // The register of terms.
        ["term_unit"] = ["党组织名称", "组织名称"],
        ["term_holder"] = ["书记姓名", "任职人"],
        ["term_kind"] = ["组织类别"],
        ["term_start"] = ["最近换届时间"],
        ["term_years"] = ["换届期限"],
        ["term_end"] = ["到届时间"],
        ["contact"] = ["联系人"],
        ["telephone"] = ["联系电话"],
        ["address"] = ["地址"],
        ["about"] = ["简介"],
        ["members"] = ["党员数量"],
        ["three_meetings"] = ["三会一课"],
        ["theme_day"] = ["主题党日"],
        ["member_review"] = ["民主评议"],
        ["heart_talks"] = ["谈心谈话"],
        // The progress table of a plan.
        ["plan_project"] = ["项目名称", "项目"],
        ["plan_aim"] = ["任务目标", "一项任务", "任务"],
        ["plan_strands"] = ["责任类别", "类别"],
        ["plan_scheme"] = ["行动方案", "一个方案", "方案"],
        ["plan_leader"] = ["分管领导岗位编码", "分管领导", "委局领导"],
        ["plan_lead"] = ["牵头岗位编码", "牵头人", "科长"],
        ["plan_handler"] = ["经办岗位编码", "经办人"],
        ["plan_due"] = ["项目期限"],
        ["package"] = ["工作包"],
        ["package_owner"] = ["责任岗位编码", "责任岗位", "责任人"],
        ["package_starts"] = ["开始日期", "开始时间"],
        ["package_ends"] = ["结束日期", "结束时间"],
        ["package_after"] = ["前序工作包", "前序"],
        ["milestone"] = ["完成标志", "里程碑"],
        ["milestone_due"] = ["完成时限", "完成期限", "期限"],
        ["milestone_acceptor"] = ["验收岗位编码", "验收岗位", "验收人"],
        ["milestone_evidence"] = ["佐证材料"],
        // The calendar of a year.
        ["day"] = ["日期"],
        ["day_kind"] = ["类型", "放假或上班"],
        ["day_name"] = ["节假日名称", "名称"],
        ["day_name_en"] = ["英文名称"],
        ["source_en"] = ["依据英文名称"],
        // The workbook of a unit.
        ["unit"] = ["单位名称"],
        ["item"] = ["办理事项"],
        ["matter"] = ["事项内容"],
        ["filled_text"] = ["填写内容"],
        ["planned_until"] = ["计划完成日期"],
        ["result"] = ["整改结果"],
        ["signed_by"] = ["签字人"],
        ["signed_on"] = ["签字日期"],
        ["paper_number"] = ["纸质件编号"],
        ["workbook"] = ["工作簿标识"],
        ["row_key"] = ["行标识"],
        ["mark"] = ["校验码"],
        // The duty list and the work breakdown.
        ["project"] = ["项目"],
        ["work"] = ["工作内容", "内容要求"],
        ["steps"] = ["工作措施"],
        ["responsible_unit"] = ["责任单位"],
        ["finish_by"] = ["完成时限", "填报时限"],
        ["form"] = ["表现形式"],
        ["task"] = ["工作任务", "任务"],
        ["lead_unit"] = ["牵头单位"],
    };

    /// <summary>The heading of the samples: Chinese and the column's own name.</summary>
    public static string Both(string column) => $"{Chinese[column][0]} / {column}";

    /// <summary>The heading in the reader's language, as an office's own form has it.</summary>
    public static string In(Words words, string column)
    {
        if (words.IsChinese) return Chinese[column][0];
        var said = column.Replace('_', ' ');
        return char.ToUpperInvariant(said[0]) + said[1..];
    }

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
