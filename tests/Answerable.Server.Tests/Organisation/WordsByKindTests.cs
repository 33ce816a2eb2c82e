using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Sentences about a unit speak by the words of its kind, in both languages, and the words are data.</summary>
public sealed class WordsByKindTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_same_page_of_two_units_speaks_by_the_words_of_their_kinds()
    {
        var (branch, general) = (await Unit("YK1", "branch"), await Unit("YK2", "党总支"));
        var sybil = await house.SignedIn("sysadmin");
        Assert.Contains("This branch has no posts yet", await Page(sybil, branch));
        Assert.Contains("branch, led by its branch committee", sybil.Text);
        Assert.Contains("It is a branch committee with member posts", sybil.Text);
        Assert.Contains("This general branch has no posts yet", await Page(sybil, general));
        Assert.Contains("Nothing lies below this general branch.", sybil.Text);
        Assert.Contains("This party organisation has no posts yet", await Page(sybil, await Unit("YK3", "laboratory")));
        var chinese = await house.SignedIn("sysadmin", "zh-CN");
        Assert.Contains("本党支部还没有岗位", await Page(chinese, branch));
        Assert.Contains("党支部（党支部委员会）", chinese.Text);
        Assert.Contains("本党总支还没有岗位", await Page(chinese, general));
        Assert.Contains("本党组织还没有岗位", await Page(chinese, await house.UnitId("YK3")));
    }

    [Fact]
    public async Task A_post_and_a_round_speak_by_the_words_of_their_unit_and_a_list_of_many_units_by_the_sets()
    {
        var unit = await Unit("YK4", "party-group");
        var system = await house.Actor("sysadmin");
        var post = await house.Scope(s => s.GetRequiredService<CreatePost>().Run(system, unit, "YK4-team", "Team", "", true));
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{post.Value}");
        Assert.Contains("Party group leadership team", sybil.Text);
        await sybil.Get("/posts?unit=" + unit.Value);
        Assert.Contains("Leadership team", sybil.Text);
        Assert.DoesNotContain("Party group leadership team", sybil.Text);
        var alder = await house.UnitId("YA");
        await house.Scope(s => s.GetRequiredService<CreatePost>().Run(system, alder, "YA-team", "Alder Team", "", true));
        var anna = await house.SignedIn("anna", "zh-CN");
        await anna.Get("/rounds/new");
        Assert.Contains("本单位县（市、区）领导班子同时述职", anna.Text);
    }

    [Fact]
    public async Task Whoever_runs_the_organisation_chooses_a_set_and_adopts_one_of_its_own_and_nobody_else()
    {
        var unit = await Unit("YK5", "faculty");
        foreach (var person in new[] { "anna", "ivan", "boris", "auditor", "secadmin" })
        {
            var actor = await house.Actor(person);
            var refused = await Assert.ThrowsAsync<Refused>(() =>
                house.Scope(s => s.GetRequiredService<AdoptWords>().Run(actor, new("company", null, null, null, null))));
            Assert.True(refused.Refusals[0] is { Code: "organisation.may-not-word", IsDenial: true });
            var visitor = await house.SignedIn(person);
            await visitor.Get("/units/words");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Empty(visitor.Page.QuerySelectorAll("input[name=_handler][value=own-words]"));
        }
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/words");
        await sybil.Submit("choose-words", ("set", "university"));
        Assert.Contains("Set: University", sybil.Text);
        Assert.Contains("led by its faculty party committee", await Page(sybil, unit));
        Assert.Contains("changed the words by kind of unit", await Page(sybil, await house.UnitId("Y")));

        // What counts comes out as a file, is changed, and goes in again.
        var file = WordFile.Read(await sybil.Client.GetStringAsync("/units/words.json"), Vocabulary.Codes);
        var changed = file.Write().Replace("faculty party committee", "school board", StringComparison.Ordinal);
        await sybil.Get("/units/words");
        await sybil.Submit("own-words", ("file", $"mine.json|{changed}"));
        Assert.Contains("led by its school board", await Page(sybil, unit));
        Assert.Contains("school board", await sybil.Client.GetStringAsync("/units/words.json"));
        await sybil.Get("/units/words");
        await sybil.Submit("own-words", ("file", $"mine.json|{changed}"));
        Assert.Contains("These words count already.", sybil.Text);
        await sybil.Submit("choose-words", ("set", "party"));
        Assert.Contains("Set: Party organisation", sybil.Text);
    }

    [Theory]
    [InlineData("""{"set":"party","en":{"comittee":"council"}}""", "$.en: no sentence has a place “comittee”. There are: organisation,")]
    [InlineData("""{"set":"navy"}""", "The file starts from “navy”, which is none of the sets that ship: party, company, university.")]
    [InlineData("""{"set":"party","zh-CN":{"committee":""}}""", "$.zh-CN.committee: a word has 1 to 60 characters")]
    [InlineData("""{"set":"party","en":{"committee":"{group}"}}""", "$.en.committee: a word has 1 to 60 characters")]
    [InlineData("""
        {"set":"party","kinds":{"a":{"name":{"en":"a","zhCn":"a"},"levels":["x"]},"b":{"name":{"en":"b","zhCn":"b"},"levels":["x"]}}}
        """,
        "The level “x” stands in two kinds, a and b.")]
    [InlineData("""{"set":"party","words":{}}""", "The file cannot be read as words at $.words, line 1.")]
    [InlineData("not json", "The file cannot be read as words at $, line 1.")]
    [InlineData("null", "The file cannot be read as words at $, line 1.")]
    [InlineData("""{"set":null}""", "The file cannot be read as words at $.set")]
    public async Task A_file_with_an_unknown_place_or_a_bad_word_is_refused_with_a_sentence(string file, string sentence)
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/words");
        await sybil.Submit("own-words", ("file", $"mine.json|{file}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
        Assert.Contains(sentence, sybil.Text);
    }

    private async Task<UnitId> Unit(string code, string level)
    {
        var (system, root) = (await house.Actor("sysadmin"), await house.UnitId("Y"));
        return await house.Scope(s => s.GetRequiredService<CreateUnit>().Run(system, root, code, $"Unit {code}", level));
    }

    private static async Task<string> Page(Visitor visitor, UnitId unit)
    {
        await visitor.Get($"/units/{unit.Value}");
        return visitor.Text;
    }
}
