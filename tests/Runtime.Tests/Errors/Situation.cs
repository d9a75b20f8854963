using System.Net;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>An answer, and what must and must not be said of it; words are separated by <c>|</c>.</summary>
public sealed record Situation(string Name, int Status, string Body, Type Kind, string Must, string MustNot = "")
{
    public string Method { get; init; } = "GET";

    /// <summary>The label in it must never be said.</summary>
    public string Path { get; init; } = "data/projects/SECRETLABEL";

    public string MediaType { get; init; } = "text/html";

    public (string Name, string Value)[] Headers { get; init; } = [];

    public static string Page(string sentence) =>
        $"<html>\n<head>\n   <title>Status page</title>\n</head>\n<body>\n<h3>{sentence}</h3><p>details</p>\n</body>\n</html>\n";

    public HttpResponseMessage Answer()
    {
        var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = new StringContent(Body, Encoding.UTF8, MediaType) };
        foreach (var (name, value) in Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public void Check(Exception error)
    {
        Assert.IsType(Kind, error);
        foreach (var word in Must.Split('|', StringSplitOptions.RemoveEmptyEntries))
            Assert.Contains(word, error.Message, StringComparison.Ordinal);
        foreach (var word in MustNot.Split('|', StringSplitOptions.RemoveEmptyEntries))
            Assert.DoesNotContain(word, error.Message, StringComparison.OrdinalIgnoreCase);
        foreach (var word in (string[])["SECRETLABEL", "secret-1", "secret-2", "user-2", "token=", "#"])
            Assert.DoesNotContain(word, error.Message, StringComparison.Ordinal);
    }

    public override string ToString() => Name;
}
