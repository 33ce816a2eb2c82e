using System.Diagnostics;
using Answerable.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

/// <summary>What a start prepares, and what it refuses.</summary>
public sealed class StartTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("en_US.UTF-8", "with which nobody could sign in")]
    [InlineData("zh_CN.UTF-8", "任何人都无法登录")]
    public async Task A_start_with_multiplexed_connections_is_refused_in_a_sentence(string language, string sentence)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "answerable.dll")]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["ANSWERABLE_DATABASE"] = "Host=nowhere.invalid;Database=answerable;Multiplexing=true";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Equal("", output);
        Assert.Contains(sentence, Assert.Single((await said).Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_that_is_built_beside_the_start_is_the_one_that_requests_use()
    {
        var setting = house.App.Services.GetRequiredService<DatabaseSetting>();
        Assert.Same(StorageRoom.BuildModel(setting), await house.Read(db => Task.FromResult(db.Model)));
    }
}
