using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// Leases and waits that move with the clock of a test, since nothing there waits for them to pass. What runs by itself would be caught in
/// the middle by a clock that is moved by hours, so nothing does.
/// </summary>
internal static class Leading
{
    /// <summary>Nothing is done but what a test asks for.</summary>
    public static void Alone(IServiceCollection services) => Without(services, typeof(Dispatcher), typeof(SweepAgenda), typeof(Instances));

    /// <summary>The same, but that what is due is done by itself. For a test that waits for all of it before it moves the clock.</summary>
    public static void WithDispatcher(IServiceCollection services) => Without(services, typeof(SweepAgenda), typeof(Instances));

    private static void Without(IServiceCollection services, params Type[] own)
    {
        bool RunsByItself(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
            && service.ImplementationFactory?.Method.ReturnType is { } type && own.Contains(type);
        List<ServiceDescriptor> gone = [.. services.Where(RunsByItself)];
        Assert.Equal(own.Length, gone.Count);
        gone.ForEach(service => services.Remove(service));
        services.AddSingleton(provider => new LeaseClock(provider.GetRequiredService<TimeProvider>()));
    }
}
