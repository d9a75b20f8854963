using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Xnat.Typed;
using Xnat.Typed.DependencyInjection;
using Xnat.Typed.Model;

// What a host does with the package, to be published natively: usage NativeHost URL USER PASSWORD. It makes a project of its own.
var (url, user, password) = (args[0], args[1], args[2]);
var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection([new("Xnat:Address", url), new("Xnat:User", user), new("Xnat:Password", password), new("Xnat:MaxRetries", "2")])
    .Build();
var collection = new ServiceCollection().AddLogging().AddXnatClient("lab", configuration.GetSection("Xnat"));
collection.AddHealthChecks().AddXnat("lab");
await using var services = collection.BuildServiceProvider();
services.GetRequiredService<IStartupValidator>().Validate();

var xnat = await services.GetRequiredKeyedService<IXnatClientProvider>("lab").GetClientAsync();
var project = await xnat.Projects.CreateAsync(new ProjectData { Id = "NATIVE" });
var subject = await project.Subjects.CreateAsync(new SubjectData { Label = "S1" });
await subject.Experiments.CreateAsync(new MrSessionData { Label = "MR1", Note = "first" });
var session = await xnat.Query<MrSessionData>().Where(one => one.Project == "NATIVE" && one.Note == "first").SingleAsync();
session.Note = "second";
await session.SaveAsync();
var listed = await project.Experiments.OfType<MrSessionData>().WithColumns(MrSessionData.Schema.Note).ToListAsync();
var token = await xnat.Tokens.RenewAsync(await xnat.Tokens.IssueAsync());
var health = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

var isRight = listed is [{ Label: "MR1", Note: "second" }] && await xnat.WhoAmIAsync() == user && token.User == user
    && health.Status == HealthStatus.Healthy;
Console.WriteLine(isRight ? "native host: all as it should be" : "native host: something is not as it was made");
return isRight ? 0 : 1;
