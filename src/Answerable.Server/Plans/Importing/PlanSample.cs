using Answerable.Domain.Plans;
using Answerable.Server.Shell;

namespace Answerable.Server.Plans;

/// <summary>A sample of a plan's table, with days of the plan and words of the reader.</summary>
internal static class PlanSample
{
    public static IResult Of(string kind, ShownPlan plan, Words words)
    {
        var (from, until) = (LayoutTable.Day(plan.From), LayoutTable.Day(plan.Until));
        string Text(string key) => words[$"Plans.{key}"];
        var post = plan.Post.Code;
        return SampleFile.Of($"sample-plan.{kind}", PlanFile.Columns,
        [
            [Text("sample-project"), Text("sample-aim"), Text("sample-strands"), "", post, post, post, until, Text("sample-package"), post,
                from, until, "", Text("sample-mark"), until, Text("sample-acceptor"), ""],
        ]);
    }
}
