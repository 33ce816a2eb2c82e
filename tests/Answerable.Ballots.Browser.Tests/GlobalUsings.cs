global using Answerable.Browser.Tests;
global using Microsoft.Playwright;
global using Xunit;
