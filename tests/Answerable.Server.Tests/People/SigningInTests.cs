using System.Net;

namespace Answerable.Server.Tests.People;

public sealed class SigningInTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_person_signs_in_with_code_and_password_and_lands_on_today()
    {
        var anna = await house.SignedIn("anna");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("Anna Alder", anna.Text);
        Assert.Contains("Alder County Alder Secretary", anna.Text);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_the_readers_language_and_says_nothing_about_the_code()
    {
        var stranger = house.Stranger("zh-CN");
        await stranger.Get("/sign-in");
        await stranger.Submit("sign-in", ("code", "anna"), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        var known = stranger.Text;
        Assert.Contains("编码或密码不正确", known);
        await stranger.Submit("sign-in", ("code", "nobody"), ("password", "wrong"));
        Assert.Equal(known, stranger.Text);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_no_answer_tells_it_from_an_unknown_code()
    {
        var stranger = house.Stranger();
        var answers = new HashSet<string>();
        foreach (var code in new[] { "boris", "nobody" })
            for (var i = 0; i < 6; i++)
            {
                await stranger.Get("/sign-in");
                await stranger.Submit("sign-in", ("code", code), ("password", i < 5 ? "wrong" : World.Password));
                answers.Add($"{(int)stranger.Status} {stranger.Text}");
            }
        Assert.Contains("422 ", Assert.Single(answers));
        Assert.Contains("locked for fifteen minutes", stranger.Text);
    }

    [Fact]
    public async Task Nothing_opens_without_signing_in()
    {
        var stranger = house.Stranger();
        await stranger.Get("/");
        Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
    }
}
