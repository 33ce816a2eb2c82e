using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Answerable.Server.Frame;

/// <summary>
/// Pages and exports are compressed where nobody else chose what stands in them: the length of an answer must not tell what is in it
/// (decision 0023).
/// </summary>
internal static class PageCompression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/csv"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(http => TellsNothing(http.Request), compressed => compressed.UseResponseCompression());

    /// <summary>
    /// Whether nobody but the reader chose what is asked for: what was typed comes back in answers to forms and in pages with a query in
    /// their address, and only this site or the reader may have written that.
    /// </summary>
    private static bool TellsNothing(HttpRequest request) => HttpMethods.IsGet(request.Method) &&
        request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => true,
            // An old browser, a program, or a connection that everybody can read anyway.
            "" => !request.QueryString.HasValue,
            _ => false,
        };
}
