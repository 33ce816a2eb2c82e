global using Answerable.Browser.Tests;
global using Microsoft.Playwright;
global using Xunit;

// Pages of one site may share a process, and CPU throttling of one page then slows the others.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
