namespace Answerable.Server.Tests.Plan;

/// <summary>Words that read wrong to those who use the product, each with the one that reads right, and where one is right after
/// all.</summary>
internal static class OfficeWords
{
    /// <param name="Wrong">How it is named here and in <see cref="Allowed"/>.</param>
    /// <param name="Pattern">What is looked for, in either case, once places are taken out.</param>
    public sealed record Word(string Wrong, string Right, string Pattern);

    private static Word Is(string wrong, string right, string? pattern = null) => new(wrong, right, pattern ?? wrong);

    public static readonly Word[] Chinese =
    [
        Is("发票", "发放测评票"), Is("发出测评票", "发放测评票", "发出了?测评票|测评票(已经|尚未)发出|发出张数"), Is("计数机", "计票机"),
        Is("履责台账", "办理记录", "履责(台账|记录)"), Is("轮次", "述职评议考核"), Is("本轮", "本次"), Is("上轮", "上次", "上一?轮"),
        Is("评议会", "述职评议会", "(?<!述职)评议会"), Is("政策", "考核办法"), Is("制度", "考核办法", "^制度$"),
        Is("线条", "责任类别", "责任线条|责任主线|主线|本线|线条"), Is("方面", "责任类别", "^方面$|各方面|该方面"),
        Is("定等机构", "审定机构", "定等机构|决定机构|审议机构"), Is("评级", "测算等次"), Is("决定等次", "评定等次"),
        Is("构成", "考核项目", "(?<!机)构成"), Is("考核项", "考核项目", "考核项(?!目)"), Is("前置条件", "评定限制条件", "前置条件|评等限制"),
        Is("不定等次", "不确定等次"), Is("评定表", "述职评议考核登记表"), Is("评判", "审核"), Is("向谁负责", "交办单位"),
        Is("应办", "待办事项", "应办事项|不再应办"), Is("确认清单", "签收清单"), Is("下达", "下发"), Is("下发岗位", "责任岗位"),
        Is("任命", "登记任职", "任用|任命"), Is("免职", "登记离任"), Is("离席", "不再列为班子成员"), Is("代理", "主持工作（代行职责）"),
        Is("村居", "村（社区）"), Is("乡镇街道", "乡镇（街道）"), Is("组织人员", "承办人", "组织人员|组织者|组织人(?!事)"),
        Is("署名", "实名测评", "署名测评|实名评价"), Is("有权测评", "应参评人数", "有权测评|应参加人数"),
        Is("有表决权", "出席", "[有无]表决权"), Is("上级指导", "上级到会指导"), Is("召开评议会的通知", "发出述职评议会通知"),
        Is("点评类型", "肯定成绩、指出问题、整改要求、努力方向", "^(成绩|问题|要求|方向)条$"), Is("转为问题", "列入问题清单"),
        Is("销号条件", "销号标准"), Is("申报", "申请销号", "申报(整改)?(完成|销号)|再行申报|与申报"), Is("分阶段整改", "限期整改"),
        Is("长效机制", "长期坚持（建章立制）"), Is("接收整改的单位", "督办单位"), Is("整改立项", "列入整改台账"), Is("证明材料", "佐证材料"),
        Is("审阅", "审核", "审阅|审签"), Is("提交报告", "报送", "提交(述职)?报告|报告尚未提交"),
        Is("已全部作答", "已逐项说明", "作答|问题已答"), Is("公司单位", "所属单位"), Is("董事会", "领导班子"), Is("同事测评", "民主测评"),
        Is("代码", "编码，或凭码、邀请码"),
    ];

    public static readonly Word[] English =
    [
        Is("vet", "review", @"\bvet(s|ted|ting|ter|ters)?\b"), Is("repair", "corrective action", @"\brepair"),
        Is("judge", "decide, assess", @"(?<!cannot )\bjudg"), Is("strand", "area", @"\bstrands?\b"),
        Is("feed back", "tell the person", @"\b(feed(s|ing)? ?back|fed back)\b"),
        Is("leading group", "leadership team", @"\bleading groups?\b"), Is("seat", "add, remove a member", @"\b(un)?seat(s|ed|ing)?\b"),
        Is("sit in", "be a member of", @"\bsit(s|ting)? (in|by)\b"),
        Is("stand in for", "acting holder", @"\bstand-ins?\b|\b(stands?|standing|stood) in (for|since)\b"),
        Is("what my post owes", "my open items"), Is("no longer owed", "cancelled"), Is("ledger", "activity record", @"\bledgers?\b"),
        Is("papers", "ballot papers", @"(?<!ballot )\bpapers?\b"), Is("gave more time", "extension granted"),
        Is("left without a grade", "not graded", @"\bleft (without a grade|not graded)\b"),
        Is("colleagues' assessment", "peer assessment", "colleagues['’] assessment"),
    ];

    /// <summary>Right in these places, by beginning of the key.</summary>
    public static readonly (string Word, string Key, string Why)[] Allowed =
    [
        ("董事会", "company.json.kinds.board", "a kind of unit that is a board"),
        ("代理", "Shell.refusal.proxy-unreadable", "a proxy of the network"),
        ("vet", "Organisation.column.rights", "the names of rights as files write them"),
        ("repair", "en.json.lastYear.comments[0]", "halls are repaired"), ("repair", "en.json.repairs.F1", "halls are repaired"),
        ("seat", "en.json.difficulties[1]", "seats of a hall"),
        ("sit in", "en.json.reports.department.problems[2]", "to sit in a meeting is to attend it"),
        ("papers", "en.json.reports.territory", "papers of an office"), ("papers", "en.json.inspections[1]", "on paper alone"),
        ("papers", "en.json.repairs.F9", "papers of a transfer"), ("papers", "en.json.duties.officer", "papers of a post"),
        ("papers", "Desk.", "a signed paper is no ballot paper"), ("papers", "Recordings.", "the same"),
        ("papers", "Ledger.recorded", "the same"), ("papers", "Ledger.column.recorded", "the same"),
        ("papers", "Shell.recording-", "the same"), ("papers", "Shell.refusal.not-from-paper", "the same"),
        ("papers", "Shell.refusal.another-hand", "the same"), ("papers", "Shell.refusal.recording-ended", "the same"),
        ("papers", "Organisation.right.Record", "the same"), ("papers", "Organisation.refusal.two-administrations", "the same"),
        ("papers", "Debriefs.refusal.draft-of-another", "the same"), ("papers", "Policies.part.papers", "the same"),
        ("papers", "en.json.roles.desk", "the same"),
        ("papers", "party-60-40.json.sources.S21", "a source's own words"),
        ("papers", "party-small.json.sources.S21", "a source's own words"),
    ];

    /// <summary>Words of official usage that stand in some text.</summary>
    public static readonly string[] Used =
    [
        "发放测评票", "计票机", "办理记录", "述职评议考核", "启动述职评议考核", "述职评议会", "考核办法", "责任类别", "审定机构", "测算等次", "评定等次",
        "考核项目", "评定限制条件", "不确定等次", "述职评议考核登记表", "待我审核", "交办单位", "待办事项", "已取消", "签收清单", "责任岗位", "下发",
        "登记任职", "登记离任", "不再列为班子成员", "主持工作（代行职责）", "村（社区）党组织书记", "乡镇（街道）", "承办人", "实名测评", "应参评人数",
        "应到", "实到", "出席", "列席", "上级到会指导", "发出述职评议会通知", "肯定成绩", "指出问题", "整改要求", "努力方向", "列入问题清单", "销号标准",
        "申请销号", "验收通过，同意销号", "限期整改", "长期坚持（建章立制）", "督办单位", "列入整改台账", "佐证材料", "上年度述职评议指出问题整改情况", "一岗双责",
        "下一步工作思路和措施", "已逐项说明", "所属单位", "领导班子", "民主测评", "现场述职", "书面述职", "点评", "责任清单", "立行立改", "不合格",
    ];
}
