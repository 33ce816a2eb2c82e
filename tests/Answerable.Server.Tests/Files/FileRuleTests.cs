using System.Text;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Server.Tests.Rectifications;
using static Answerable.Server.Tests.Files.FileArranging;

namespace Answerable.Server.Tests.Files;

/// <summary>How many files an object takes, and from whom.</summary>
public sealed class FileRuleTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_object_takes_as_many_files_as_the_policy_says_and_not_one_more()
    {
        var (about, anna) = (await Milestone(house), await house.Actor("anna"));
        for (var i = 0; i < FileLimits.Ours.PerObject; i++)
            await Attach(house, anna, about, Encoding.UTF8.GetBytes($"list {i}"), "list.txt");
        var refused = await Assert.ThrowsAsync<Refused>(() => Attach(house, anna, about, "more"u8.ToArray(), "more.txt"));
        Assert.Equal("files.too-many", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public async Task The_owner_of_a_repair_and_who_judges_it_attach_to_it_before_there_is_a_plan()
    {
        var about = new ObjectRef("rectification", (await house.Finding(title: "Hall 8 stands idle")).Value);
        foreach (var person in new[] { "anna", "ivan" })
            await Attach(house, await house.Actor(person), about, Encoding.UTF8.GetBytes(person), $"{person}.txt");
        var carl = await house.Actor("carl");
        var denied = await Assert.ThrowsAsync<Refused>(() => Attach(house, carl, about, "carl"u8.ToArray(), "carl.txt"));
        Assert.True(Assert.Single(denied.Refusals).IsDenial);
    }
}
