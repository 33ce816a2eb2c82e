using System.Globalization;
using Xunit.Abstractions;

namespace Answerable.Ballots.Browser.Tests;

/// <summary>That what the benchmark calls throttled is throttled; the figures are for reading.</summary>
public sealed class BoothSpeedTests(BoothSite site, ITestOutputHelper output) : IClassFixture<BoothSite>
{
    [Fact]
    public async Task A_throttled_page_makes_its_ballot_more_slowly()
    {
        await using var booth = await site.Booth();
        var full = await BoothSpeed.Measure(booth, persons: 3, answers: 4, rate: 1);
        var slow = await BoothSpeed.Measure(booth, persons: 3, answers: 4, rate: 6);
        foreach (var speed in new[] { full, slow }) output.WriteLine(speed.ToString());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page x{slow.PageMs / full.PageMs:F1}, worker x{slow.WorkerMs / full.WorkerMs:F1}, spin x{slow.SpinMs / full.SpinMs:F1}"));
        Assert.True(slow.PageMs > 2 * full.PageMs, $"{full} {slow}");
    }
}
