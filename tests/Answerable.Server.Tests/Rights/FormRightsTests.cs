using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Ballots;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rights;

/// <summary>A form that is not shown to somebody is not taken from them either, though they send a good antiforgery token of their
/// own.</summary>
public sealed class FormRightsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Who_is_not_shown_a_form_may_not_send_it()
    {
        var it = await Arrangement.Make(house, Stage.Decided);
        var next = await Counting.Begun(house);
        await Counting.Enter(house, "tess", next, "A", new(8, 8, 0), Counting.Times(8, "112"));
        var wrong = new List<string>();
        foreach (var (address, form, may, others, fields) in new (string, string, string, string, (string, string)[])[]
        {
            ($"/appraisals/{it.The<DebrieferId>().Value}/decide", "decide", "olga", "chen ivan anna tess sysadmin sten nora",
                [("kind", "Graded"), ("gradeCode", "good")]),
            ($"/rectifications/{it.The<RectificationId>().Value}", "verify", "ivan", "anna carl chen auditor sten nora",
                [("verdict", "close"), ("text", "Seen"), ("version", "4")]),
            ($"/debriefs/{next.Alder.Value}/write", "debrief", "anna", "carl olga chen sten nora", [("do", "file"), ("version", "0")]),
            ($"/ballots/{next.Groups["A"].Value}/enter", "submit", "tess", "olga chen anna ivan sten nora", [("version", "0")]),
            ($"/posts/{it.The<PostId>().Value}", "grant", "secadmin", "sysadmin auditor anna olga nora",
                [("right", "Decide"), ("unit_code", "YA")]),
        })
        {
            var before = await Lines();
            foreach (var who in others.Split(' '))
                if (await Send(who, address, form, fields) is var answer and not (403 or 404)) wrong.Add($"{form} by {who}: {answer}");
            if (await Lines() != before) wrong.Add($"{form} was refused and yet changed something");
            if (await Send(may, address, form, fields) is var own and (403 or 404 or 400 or 500))
                wrong.Add($"{form} by {may}, to whom it is shown: {own}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private readonly Dictionary<string, Visitor> visitors = [];

    private async Task<int> Send(string who, string address, string form, (string Name, string Value)[] fields)
    {
        if (!visitors.TryGetValue(who, out var visitor)) visitors[who] = visitor = await house.SignedIn(who);
        await visitor.Get("/me");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer =
            await visitor.Client.PostAsync(address,
                new FormUrlEncodedContent(
                    [new("_handler", form), new("__RequestVerificationToken", token),
                        .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
        return (int)answer.StatusCode;
    }

    private Task<int> Lines() => house.Read(db => db.Set<Line>().CountAsync());
}
