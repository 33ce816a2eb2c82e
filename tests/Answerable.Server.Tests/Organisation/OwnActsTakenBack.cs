using System.Net;

namespace Answerable.Server.Tests.Organisation;

/// <content>What somebody asked for themselves and wants no more.</content>
public sealed partial class OwnActsTests
{
    [Fact]
    public async Task Whoever_asked_takes_it_back_on_the_posts_page_and_nobody_else_does()
    {
        var post = await NewPost("YA-taken-back");
        await Appoint(post, "sysadmin");
        var act = $"take-back-act-{(await Waiting(post)).Value:N}";
        foreach (var (who, answer) in new[]
        {
            ("auditor", HttpStatusCode.Forbidden), ("secadmin", HttpStatusCode.Forbidden), ("anna", HttpStatusCode.NotFound),
        })
            Assert.Equal(answer, await Send(who, $"/posts/{post.Value}", act));
        var other = await house.SignedIn("auditor");
        await other.Get($"/posts/{post.Value}");
        Assert.Null(other.Page.QuerySelector($"input[value='{act}']"));
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{post.Value}");
        await sybil.Submit(act);
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.Equal(await Person("sysadmin"), (await LineOf(post, "post.own-act-taken-back")).PersonId);
        Assert.Null(sybil.Page.QuerySelector($"input[value='{act}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send("sysadmin", $"/posts/{post.Value}", act));
        Assert.Empty(await InPost(post));
    }
}
