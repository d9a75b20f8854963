using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Rest.Generator.Tests.Http;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

/// <summary>Interfaces that are awkward to implement; each is compiled at our own strictness, and most are loaded and called.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task ImplementationIsFoundInAnAssemblyThatWasNotTouchedYet()
    {
        var sent = await CallAsync("namespace Lab; public interface IApi { [Get(\"/a/{id}\")] Task<HttpResponseMessage> CallAsync(string id); }", "Lab.IApi", "b c");

        Assert.Equal("GET /x/a/b%20c", sent);
    }

    [Theory]
    [InlineData("global namespace", "public interface IApi { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); }", "IApi")]
    [InlineData("nested", "namespace Lab; public class Outer { public interface IApi { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); } }", "Lab.Outer+IApi")]
    [InlineData("keywords", "namespace @namespace.@event { public interface @class { [Get(\"/a\")] Task<HttpResponseMessage> @return([AliasAs(\"id\")] string @string); } }", "namespace.event.class")]
    [InlineData("names of ours as parameters", "public interface IApi { [Get(\"/a?x={request_}\")] Task<HttpResponseMessage> CallAsync([AliasAs(\"id\")] string request, string request_ = \"\", string connection = \"\", [Authorize] string credential = \"\", string value = \"\"); }", "IApi")]
    [InlineData(
        "names of ours as types",
        "namespace Lab; public class Task { } public class System { } public class RestRequest { } public class HttpMethod { } public class IApiClient { } public class ApiClient { } public class CancellationToken { } " +
        "public interface IApi { [Get(\"/a\")] global::System.Threading.Tasks.Task<HttpResponseMessage> CallAsync(string id); }",
        "Lab.IApi")]
    [InlineData("partial", "public partial interface IApi { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); } public partial interface IApi { [Put(\"/a\")] Task PutAsync(); }", "IApi")]
    [InlineData("default method", "public interface IApi { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); Task TwiceAsync() => CallAsync(\"\"); }", "IApi")]
    [InlineData("inheriting only", "public interface IBase { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); } public interface IApi : IBase;", "IApi")]
    [InlineData("hidden and repeated", "public interface IBase { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); } public interface IApi : IBase { [Get(\"/a\")] new Task<HttpResponseMessage> CallAsync(string id); }", "IApi")]
    [InlineData("usings and aliases", "using Net = System.Net.Http; namespace A { using static System.Math; namespace B { public interface IApi { [Get(\"/a\")] Task<Net.HttpResponseMessage> CallAsync(string id); } } }", "A.B.IApi")]
    [InlineData("differing in case", "public interface IAPI { [Get(\"/b\")] Task GetAsync(); } public interface IApi { [Get(\"/a\")] Task<HttpResponseMessage> CallAsync(string id); }", "IApi")]
    public async Task InterfaceIsImplemented(string what, string source, string type)
    {
        var sent = await CallAsync(source, type, "v");

        Assert.Equal($"{what}: GET /x/a?id=v", $"{what}: {sent.Split('\n')[0].Replace("x=&", "", StringComparison.Ordinal).Replace("&connection=&value=", "", StringComparison.Ordinal)}");
    }

    [Fact]
    public void NullabilityOfTheInterfaceIsKept() => Compile.Run(Compile.Of("""
        #nullable disable
        public interface IOldApi { [Get("/a/{id}")] Task<string> GetAsync(string id); }
        """, """
        public interface IApi
        {
            [Get("/a/{id}")] Task<string?> TextAsync(string? id, int?[]? list = null);
            [Get("/a")] Task<HttpResponseMessage?> ResponseAsync(IDictionary<string, string?>? map);
            [Get("/a")] Task<List<string?>?> JsonAsync(CancellationToken? token);
            [Get("/a")] Task<(int, string?)> TupleAsync(params string[] names);
        }
        """));

    [Fact]
    public void RouteTextCannotEscapeItsLiteral() => Compile.Run(Compile.Of("""
        public interface IApi
        {
            [Get("/a\"b/'c'/\u2028\t/{id}")]
            [Headers("X: \"); throw null; (\"", "Y: {id}")]
            Task GetAsync([AliasAs("\"),\n//{x}")] string other, [Query(Format = "\"}{\\")] DateTime id);
        }
        """));

    [Fact]
    public void TypesOfAnotherGeneratorAreNotAsked()
    {
        var compilation = Compile.Of("""
            using Lab.Model;
            namespace Lab;
            public interface IApi
            {
                [Get("/a/{id}")] Task<MrSessionData> GetAsync(ScanId id);
                [Put("/a")] Task<IList<MrSessionData?>?> PutAsync([Body] MrSessionData session);
            }
            """);

        Compile.Run(compilation, new ModelGenerator().AsSourceGenerator());
    }

    [Fact]
    public async Task MissingImplementationSaysWhatToDo()
    {
        using var http = new HttpClient();

        var exception = await Record.ExceptionAsync(() => Task.FromResult(RestClient.For<IDisposable>(http)));

        Assert.Equal(
            "System.IDisposable has no generated implementation. Give each of its methods an attribute like [Get(\"/route\")] from Xnat.Typed.Rest.BuiltIn, " +
            "and reference the package in the project that declares the interface.",
            Assert.IsType<InvalidOperationException>(exception).Message);
    }

    private static async Task<string> CallAsync(string source, string typeName, string argument)
    {
        var type = Compile.Load(source).GetType(typeName, throwOnError: true)!;
        using var handler = new RecordingHandler();
        using var http = handler.Client();
        var api = typeof(RestClient).GetMethod(nameof(RestClient.For))!.MakeGenericMethod(type).Invoke(null, [http, null])!;
        var method = type.GetInterfaces().Prepend(type).SelectMany(static face => face.GetMethods()).First(static candidate => candidate.ReturnType == typeof(Task<HttpResponseMessage>));
        var arguments = method.GetParameters().Select((_, index) => index == 0 ? (object?)argument : "").ToArray();
        using var response = await (Task<HttpResponseMessage>)method.Invoke(api, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        return handler.Sent;
    }

    /// <summary>Stands for the generator of the data types, whose classes ours cannot see.</summary>
    private sealed class ModelGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider.Select(static (_, _) => 1),
            static (output, _) => output.AddSource("Model.g.cs", SourceText.From("namespace Lab.Model { public class MrSessionData { } public class ScanId { } }", System.Text.Encoding.UTF8)));
    }
}
