using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Server.Ballots;
using Answerable.Server.Tests.Organisation;

namespace Answerable.Server.Tests.Ballots;

public sealed class MachineWorkbookTests
{
    [Fact]
    public void A_counting_machines_file_may_be_a_workbook_and_its_rows_are_numbered_as_there()
    {
        var posts = new Dictionary<string, DebrieferId> { ["P-1"] = new(Ids.Random()), ["P-2"] = new(Ids.Random()) };
        IReadOnlyList<Tally> Read(int marks) => MachineFile.Read(new MemoryStream(Workbooks.Make([("count",
            Workbooks.Row(1, "Count of the hall") + Workbooks.Row(2, "post_code", "good", "cannot_judge", "unmarked")
            + "<row r='5'><c t='inlineStr'><is><t>P-1</t></is></c><c><v>3</v></c><c><v>0</v></c><c><v>0</v></c></row>"
            + $"<row r='8'><c t='inlineStr'><is><t>P-2</t></is></c><c><v>{marks}</v></c><c><v>1</v></c><c><v>0</v></c></row>")])),
            new(3, 3, 0), ["good"], posts);
        Assert.Equal([[3], [2]], Read(2).Select(t => t.Grades));
        var uneven = Assert.Single(Assert.Throws<Refused>(() => Read(1)).Refusals);
        Assert.Equal(("ballots.file-line-uneven", 8), (uneven.Code, uneven.Args.Single(a => a.Name == "line").Value));
    }
}
