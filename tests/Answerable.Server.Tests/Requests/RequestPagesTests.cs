using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Requests;

/// <summary>A request over the pages: weighed, mended, sent, answered, returned, answered again, accepted; and seen by the unit.</summary>
public sealed class RequestPagesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_request_is_weighed_before_it_is_sent_and_every_post_owes_its_answer()
    {
        house.Clock.Return();
        var (olga, anna, boris) = (await house.SignedIn("olga"), await house.SignedIn("anna"), await house.SignedIn("boris"));
        await olga.Get("/requests/new");
        await olga.Submit("draft-request", ("matter", ""), ("purpose", "For a course"), ("kind", "Facts"), ("minutes", "30"),
            ("postKind", "secretary"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("draft-request", ("matter", "Reserves"), ("minutes", "-5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("draft-request", ("minutes", "30"), ("dueOn", "2026-01-05"));
        var request = olga.Path;
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get(request)).Status);
        Assert.Contains("6 posts would spend 3 hours", olga.Text);
        Assert.Contains("due today is not allowed", olga.Text);
        Assert.Contains("1 post has nobody now", olga.Text);
        foreach (var item in new[] { "Name", "End of term", "Reserves" }) await olga.Submit("add-item", ("text", item));
        await olga.Submit("add-item", ("text", "Reserves"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Get(request);
        Assert.Contains("Take out 2: 30 minutes become 10", olga.Text);
        await olga.Submit("take-out");
        Assert.Contains("6 posts would spend 1 hour", olga.Text);

        await olga.Get($"{request}/send");
        Assert.Null(olga.Page.QuerySelector("input[value=send]"));
        Assert.Contains("Say from which document", olga.Text);
        await olga.Get($"{request}/heading");
        await olga.Submit("change-request", ("source", "Document 11"));
        await olga.Get(request);
        await olga.Submit("earliest");
        Assert.DoesNotContain("is not allowed", olga.Text);
        await olga.Get($"{request}/send");
        await olga.Submit("send");
        Assert.Contains("0 of 6 posts have answered", olga.Text);
        var owed = await house.Read(db => db.Set<Obligation>().Where(o => o.Kind == RequestKinds.Facts.Code).ToListAsync());
        Assert.Equal((6, 60), (owed.Count, owed.Sum(o => o.Minutes)));
        Assert.All(owed, o => Assert.NotNull(o.AskedByPostId));

        await anna.Get("/obligations");
        Assert.Contains("10 minutes", anna.Text);
        await anna.Get(anna.Page.QuerySelector("a[href^='/requests/replies/']")!.GetAttribute("href")!);
        var reply = anna.Path;
        Assert.Equal(HttpStatusCode.NotFound, (await boris.Get(reply)).Status);
        await anna.Submit("answer", ("item-3", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        await anna.Submit("answer", ("item-3", "Two in every village"), ("spent", "7"));
        Assert.Contains("Answered", anna.Text);
        Assert.Null(anna.Page.QuerySelector("input[value=accept]"));
        await olga.Get(reply);
        await olga.Submit("return", ("reason", "Harbour village is missing"));
        await anna.Get(reply);
        Assert.Contains("Harbour village is missing", anna.Text);
        Assert.Null(anna.Page.QuerySelector("input[name=spent]"));
        await anna.Submit("answer", ("item-3", "Two in all nine"));
        await olga.Get(reply);
        await olga.Submit("accept");
        Assert.Contains("accepted by", olga.Text);
        await olga.Get($"{request}/replies");
        Assert.Contains("Accepted", olga.Text);
        Assert.DoesNotContain("7 minutes", olga.Text);

        await anna.Get($"/requests/burden/{(await house.UnitId("YA")).Value}?month=2026-01");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("3 things were asked for, now 1; 30 minutes became 10.", anna.Text);
        Assert.NotNull(anna.Page.QuerySelector("#asking table"));
        Assert.Equal(HttpStatusCode.NotFound, (await boris.Get($"/requests/burden/{(await house.UnitId("YA")).Value}")).Status);
        await boris.Get("/requests/burden/" + (await house.UnitId("YB")).Value + "?month=2026-99");
        Assert.Equal(HttpStatusCode.OK, boris.Status);
    }
}
