using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A file is read when it comes and when it is taken in; between the two only where something else may come of it.</summary>
public sealed class KeptPreviewTests(House house) : IClassFixture<House>
{
    private const string Header = "code,parent_code,name,level\n";

    [Fact]
    public async Task Looking_at_a_preview_again_reads_neither_the_file_nor_the_roster()
    {
        var (sybil, id) = await Uploaded("K1");
        await Replace(id, "K9");
        var said = await house.Statements.During(() => sybil.Get(sybil.Path));
        Assert.Contains("K1", sybil.Text);
        Assert.DoesNotContain("K9", sybil.Text);
        var ofUpload = said.Where(s => s.Contains("organisation_upload", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ofUpload);
        Assert.DoesNotMatch("\\bunits\\b", string.Concat(ofUpload));
    }

    [Fact]
    public async Task A_preview_kept_in_one_language_is_read_in_the_other()
    {
        var (sybil, _) = await Uploaded("K2", parent: "NIX");
        Assert.Contains("no parent unit with the code “NIX”", sybil.Text, StringComparison.OrdinalIgnoreCase);
        var (path, chinese) = (sybil.Path, await house.SignedIn("sysadmin", "zh-CN"));
        await chinese.Get(path);
        Assert.Contains("没有编码为“NIX”的上级单位", chinese.Text);
    }

    [Fact]
    public async Task What_changed_since_is_compared_anew()
    {
        var (sybil, id) = await Uploaded("K3");
        await Replace(id, "K8");
        await house.Import(Rosters.Units("K7,Y,Kale County,county"));
        await sybil.Get(sybil.Path);
        Assert.Contains("K8", sybil.Text);
        await Replace(id, "K3");
        await sybil.Get(sybil.Path);
        Assert.Contains("K8", sybil.Text);
        house.Clock.Advance(TimeSpan.FromHours(24));
        var later = await house.SignedIn("sysadmin");
        await later.Get(sybil.Path);
        Assert.Contains("K3", later.Text);
        await later.Submit("confirm");
        Assert.True(await house.Read(db => db.Set<Domain.Organisation.Unit>().AnyAsync(u => u.Code == "K3")));
    }

    [Fact]
    public async Task An_upload_of_an_earlier_version_has_its_preview_made_when_it_is_looked_at()
    {
        var (sybil, id) = await Uploaded("K4");
        await house.Read(db => db.Set<Upload>().Where(u => u.Id == id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.Preview, (string?)null).SetProperty(x => x.PreviewOf, (string?)null)));
        await sybil.Get(sybil.Path);
        Assert.Contains("K4", sybil.Text);
        Assert.NotNull(await house.Read(db => db.Set<Upload>().Where(u => u.Id == id).Select(u => u.Preview).SingleAsync()));
    }

    private async Task<(Visitor Sybil, Guid Id)> Uploaded(string code, string parent = "Y")
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", $"units.csv|{Header}{code},{parent},Kept County,county\n"));
        Assert.Contains(code, sybil.Text);
        return (sybil, Guid.Parse(sybil.Path.Split('/')[^1]));
    }

    /// <summary>Puts another file in the place of the one that was read.</summary>
    private Task<int> Replace(Guid id, string code)
    {
        var content = System.Text.Encoding.UTF8.GetBytes($"{Header}{code},Y,Other County,county\n");
        return house.Read(db => db.Set<Upload>().Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Units, content)));
    }
}
