using System.Net;

namespace Xnat.Typed.Runtime.Tests.Errors;

public sealed class RetryAfterTests
{
    private const string Now = "Wed, 21 Oct 2026 07:28:00 GMT";

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30", 30)]
    [InlineData(" 30 ", 30)]
    [InlineData("1.5", 1.5)]
    [InlineData("-5", 0)]
    [InlineData("-0.1", 0)]
    [InlineData("99999999999", 24 * 86400)]
    [InlineData("Wed, 21 Oct 2026 07:28:10 GMT", 10)]
    [InlineData("Wednesday, 21-Oct-26 07:29:00 GMT", 60)]
    [InlineData("Wed, 21 Oct 2026 07:27:59 GMT", 0)]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT", 0)]
    [InlineData("Tue, 21 Oct 2036 07:28:00 GMT", 24 * 86400)]
    public void SecondsAndDatesAreRead(string header, double seconds)
    {
        using var response = Answer(header);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Exception(response).RetryAfter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1e3")]
    public void NothingIsMadeUp(string? header)
    {
        using var response = Answer(header);

        Assert.Null(Exception(response).RetryAfter);
    }

    private static HttpResponseMessage Answer(string? header)
    {
        var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Date", Now);
        if (header is not null) response.Headers.TryAddWithoutValidation("Retry-After", header);
        return response;
    }

    private static XnatResponseException Exception(HttpResponseMessage response)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://xnat.example.org/data/projects");
        var server = new Uri("https://xnat.example.org/");
        return FailureReader.Of(FailureReader.Describe(request, response, "", server, new()), server);
    }
}
